/** What the sum is handed out as: a workbook with everything, the three tables in Word, the data. */
export const rollUpFormats = ['xlsx', 'docx', 'json'] as const;
export type RollUpFormat = (typeof rollUpFormats)[number];

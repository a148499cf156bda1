import * as z from 'zod';

/** Where an act of somebody with a link came from, for the audit only. */
export const ClickSchema = z.strictObject({ address: z.string(), agent: z.string().max(400) });
export type Click = z.infer<typeof ClickSchema>;

import type { BlankForm } from './blankForm.ts';
import type { Sheet } from './xlsx/sheet.ts';
import { tableSheet } from './xlsx/tableSheet.ts';
import { textSheet } from './xlsx/textSheet.ts';
import { workbookOf } from './xlsx/workbook.ts';

/** One sheet a section, in the order of the form: so the sheets, read one after another, are the report. */
const sheetsOf = ({ titleLines, sections }: BlankForm): Sheet[] =>
  sections.map(({ heading, table }, index) =>
    table ? tableSheet(heading, table) : textSheet(heading, index === 0 ? titleLines : undefined),
  );

/** The blank form as an Excel workbook. Same form, same bytes. */
export const blankXlsx = (form: BlankForm): Buffer => workbookOf(form.title, sheetsOf(form));

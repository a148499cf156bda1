import { html as xml } from '../shared/html.ts';
import type { BlankForm } from './blankForm.ts';
import { contentTypes, corePart, declaration, relationships } from './officePackage.ts';
import { type Sheet, sheetNamespace, sheetPart } from './xlsx/sheet.ts';
import { stylesPart } from './xlsx/styles.ts';
import { tableSheet } from './xlsx/tableSheet.ts';
import { textSheet } from './xlsx/textSheet.ts';
import { zipOf } from './zip.ts';

const type = (name: string): string => `application/vnd.openxmlformats-officedocument.spreadsheetml.${name}+xml`;

/** One sheet a section, in the order of the form: so the sheets, read one after another, are the report. */
const sheetsOf = ({ titleLines, sections }: BlankForm): Sheet[] =>
  sections.map(({ heading, table }, index) =>
    table ? tableSheet(heading, table) : textSheet(heading, index === 0 ? titleLines : undefined),
  );

const relationshipNamespace = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

const workbookPart = (sheets: readonly Sheet[]) =>
  xml`<workbook xmlns="${sheetNamespace}" xmlns:r="${relationshipNamespace}"><bookViews><workbookView xWindow="0" yWindow="0" windowWidth="24000" windowHeight="14000"/></bookViews><sheets>${sheets.map(
    ({ name }, index) => xml`<sheet name="${name}" sheetId="${index + 1}" r:id="rId${index + 1}"/>`,
  )}</sheets></workbook>`;

/** The blank form as an Excel workbook (ECMA-376, Transitional): it opens in Excel and in WPS. Same form, same bytes. */
export const blankXlsx = (form: BlankForm): Buffer => {
  const sheets = sheetsOf(form).map((sheet, index) => ({ sheet, name: `worksheets/sheet${index + 1}.xml` }));
  return zipOf(
    Object.entries({
      '[Content_Types].xml': contentTypes([
        ['/xl/workbook.xml', type('sheet.main')],
        ['/xl/styles.xml', type('styles')],
        ...sheets.map(({ name }) => [`/xl/${name}`, type('worksheet')] as const),
      ]),
      '_rels/.rels': relationships([
        ['officeDocument', 'xl/workbook.xml'],
        ['core-properties', 'docProps/core.xml'],
      ]),
      'docProps/core.xml': corePart(form.title),
      'xl/workbook.xml': workbookPart(sheets.map(({ sheet }) => sheet)),
      'xl/_rels/workbook.xml.rels': relationships([
        ...sheets.map(({ name }) => ['worksheet', name] as const),
        ['styles', 'styles.xml'],
      ]),
      'xl/styles.xml': stylesPart(sheetNamespace),
      ...Object.fromEntries(sheets.map(({ sheet, name }) => [`xl/${name}`, sheetPart(sheet)])),
    }).map(([name, part]) => ({ name, content: xml`${declaration}${part}`.text })),
  );
};

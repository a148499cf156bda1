import { html as xml } from '../../shared/html.ts';
import { contentTypes, corePart, declaration, relationships } from '../officePackage.ts';
import { zipOf } from '../zip.ts';
import { type Sheet, sheetNamespace, sheetPart } from './sheet.ts';
import { stylesPart } from './styles.ts';

const type = (name: string): string => `application/vnd.openxmlformats-officedocument.spreadsheetml.${name}+xml`;

const relationshipNamespace = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

const workbookPart = (sheets: readonly Sheet[]) =>
  xml`<workbook xmlns="${sheetNamespace}" xmlns:r="${relationshipNamespace}"><bookViews><workbookView xWindow="0" yWindow="0" windowWidth="24000" windowHeight="14000"/></bookViews><sheets>${sheets.map(
    ({ name }, index) => xml`<sheet name="${name}" sheetId="${index + 1}" r:id="rId${index + 1}"/>`,
  )}</sheets></workbook>`;

/** An Excel workbook (ECMA-376, Transitional): it opens in Excel and in WPS. Same sheets, same bytes. */
export const workbookOf = (title: string, content: readonly Sheet[]): Buffer => {
  const sheets = content.map((sheet, index) => ({ sheet, name: `worksheets/sheet${index + 1}.xml` }));
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
      'docProps/core.xml': corePart(title),
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

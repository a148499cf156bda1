import { openArchive } from '../../functions/parse/archive.ts';
import { escapeHtml } from '../../functions/shared/html.ts';
import { printedTable } from '../../schemas/form/derive.ts';
import type { Form } from '../../schemas/form/model.ts';
import { wordFile } from '../builders/docx.ts';

/** What a writer puts in: figures by cell name and paragraphs by section title. */
export interface Filling {
  readonly figures: Readonly<Record<string, string>>;
  readonly texts: Readonly<Record<string, readonly string[]>>;
}

const run = (text: string): string => `<w:r><w:t xml:space="preserve">${escapeHtml(text)}</w:t></w:r>`;
const emptyParagraph = /(<w:p><w:pPr><w:pStyle w:val="BodyText"\/><\/w:pPr>)<\/w:p>/u;

/** Types figures into the cells of a Word table: those that have a name, row by row, from the left. */
const fillTable = (table: string, names: readonly (readonly string[])[], figures: Filling['figures']): string => {
  const rows = table.split('</w:tr>');
  return rows
    .map((row, index) => {
      const cells = row.split('</w:tc>');
      const line = names[index] ?? [];
      // Figures stand at the end of their row.
      const first = cells.length - 1 - line.length;
      return cells
        .map((cell, at) => {
          const written = at < first ? undefined : figures[line[at - first] ?? ''];
          const emptied = cell.replace(/<w:r>.*<\/w:r>/u, '');
          return written === undefined ? cell : emptied.replace(/<\/w:p>$/u, `${run(written)}</w:p>`);
        })
        .join('</w:tc>');
    })
    .join('</w:tr>');
};

const figureNames = (table: Form['tables'][number]): string[][] =>
  printedTable(table).rows.map((row) => row.flatMap(({ cell }) => cell?.name ?? []));

const fillTexts = (body: string, texts: Filling['texts']): string =>
  Object.entries(texts).reduce((filled, [title, paragraphs]) => {
    const from = filled.indexOf(`>${title}<`);
    const typed = (_: string, start: string): string => paragraphs.map((text) => `${start}${run(text)}</w:p>`).join('');
    return filled.slice(0, from) + filled.slice(from).replace(emptyParagraph, typed);
  }, body);

const partOf = async (file: Buffer, name: string): Promise<string> => {
  const bytes = await (await openArchive(file)).read(name);
  return new TextDecoder().decode(bytes);
};

/** Fills in a blank Word form the way a person does: types into cells and lines, and changes nothing else. */
export const fillDocx = async (blank: Buffer, form: Form, { figures, texts }: Filling): Promise<Buffer> => {
  const main = await partOf(blank, 'word/document.xml');
  let table = -1;
  const withFigures = main.replace(/<w:tbl>.*?<\/w:tbl>/gsu, (found) => {
    table += 1;
    return fillTable(found, figureNames(form.tables[table]!), figures);
  });
  return wordFile('', {
    'word/document.xml': fillTexts(withFigures, texts),
    'word/styles.xml': await partOf(blank, 'word/styles.xml'),
    'word/numbering.xml': '<w:numbering xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"/>',
  });
};

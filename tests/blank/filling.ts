import { storedTable } from '../../functions/blank/storedTable.ts';
import { openArchive } from '../../functions/parse/archive.ts';
import { escapeHtml } from '../../functions/shared/html.ts';
import type { Form } from '../../schemas/form/model.ts';
import { zip } from '../builders/zip.ts';

/** What a writer puts in: figures by cell name and paragraphs by section title. */
export interface Filling {
  readonly figures: Readonly<Record<string, string>>;
  readonly texts: Readonly<Record<string, readonly string[]>>;
}

/** Changes the parts of an office file, each by its name. */
const rewritten = async (file: Buffer, change: (content: string, name: string) => string): Promise<Buffer> => {
  const archive = await openArchive(file);
  const entries = await Promise.all(
    archive.names.map(
      async (name) => [name, change(new TextDecoder().decode(await archive.read(name)), name)] as const,
    ),
  );
  return zip(Object.fromEntries(entries));
};

/** Names of the figures of a table, line by line; undefined for every other place of its grid. */
const namesOf = (table: Form['tables'][number]): (string | undefined)[][] =>
  storedTable(table, () => '').rows.map((row) => row.map(({ figure }) => figure?.name));

const run = (text: string): string => `<w:r><w:t xml:space="preserve">${escapeHtml(text)}</w:t></w:r>`;

const typeIntoCells = (table: string, names: readonly (readonly (string | undefined)[])[], filling: Filling): string =>
  table
    .split('</w:tr>')
    .map((row, line) =>
      row
        .split('</w:tc>')
        .map((cell, at) => {
          const text = filling.figures[names[line]?.[at] ?? ''];
          return text === undefined
            ? cell
            : cell.replace(/<w:r>.*<\/w:r>/u, '').replace(/<\/w:p>$/u, `${run(text)}</w:p>`);
        })
        .join('</w:tc>'),
    )
    .join('</w:tr>');

const emptyLine = /(<w:p><w:pPr><w:pStyle w:val="BodyText"\/><\/w:pPr>)<\/w:p>/u;

const typeUnderTitles = (body: string, texts: Filling['texts']): string =>
  Object.entries(texts).reduce((filled, [title, paragraphs]) => {
    const from = filled.indexOf(`>${title}<`);
    const typed = (_: string, start: string): string => paragraphs.map((text) => `${start}${run(text)}</w:p>`).join('');
    return filled.slice(0, from) + filled.slice(from).replace(emptyLine, typed);
  }, body);

/** Fills in a blank Word form as a person does: types into cells and lines, and changes nothing else. */
export const fillDocx = (blank: Buffer, form: Form, filling: Filling): Promise<Buffer> =>
  rewritten(blank, (content, name) => {
    if (name !== 'word/document.xml') return content;
    const tables = form.tables.map(namesOf);
    const filled = content.replace(/<w:tbl>.*?<\/w:tbl>/gsu, (table) => typeIntoCells(table, tables.shift()!, filling));
    return typeUnderTitles(filled, filling.texts);
  });

const textCell = (text: string): string =>
  ` t="inlineStr"><is><t xml:space="preserve">${escapeHtml(text)}</t></is></c>`;

/** Puts a value into a cell by its address, whatever was in it. */
const typeAt = (sheet: string, address: string, value: string): string =>
  sheet.replace(new RegExp(`(<c r="${address}" s="\\d+")(?:/>|>.*?</c>)`, 'u'), (_, start: string) => start + value);

/** Columns of the statutory tables by their letters; none has more than 15. */
const letters = 'ABCDEFGHIJKLMNO';

/** Fills in a blank workbook as a person does: figures under the title in row 1, paragraphs into the cells of column A. */
export const fillXlsx = (blank: Buffer, form: Form, filling: Filling): Promise<Buffer> =>
  rewritten(blank, (content, name) => {
    const section = form.sections[Number(/sheet(\d)\.xml$/u.exec(name)?.[1]) - 1];
    if (!section) return content;
    const table = form.tables.find(({ id }) => id === section.table);
    if (!table) {
      const first = section.key === 'overview' ? 3 : 2;
      const texts = filling.texts[`${section.numeral}、${section.title}`] ?? [];
      return texts.reduce((sheet, text, index) => typeAt(sheet, `A${first + index}`, textCell(text)), content);
    }
    return storedTable(table, () => '')
      .rows.flatMap((row, line) => row.map((cell) => ({ ...cell, address: `${letters[cell.column]}${line + 2}` })))
      .reduce((sheet, { figure, address }) => {
        const text = filling.figures[figure?.name ?? ''];
        return text === undefined ? sheet : typeAt(sheet, address, `><v>${text}</v></c>`);
      }, content);
  });

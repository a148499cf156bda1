import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import type { Edition } from '../../../schemas/form/model.ts';
import { namesByLabels } from './labels.ts';

/** One header or data cell of the tag tree, with its text. */
export interface TaggedCell {
  readonly role: 'TH' | 'TD';
  readonly id: string | undefined;
  readonly scope: string | undefined;
  readonly headers: readonly string[];
  readonly columnSpan: number;
  readonly rowSpan: number;
  readonly text: string;
}

export const openPdf = (bytes: Uint8Array) => getDocument({ data: new Uint8Array(bytes), verbosity: 0 }).promise;

/** Text of every marked piece of content, by the ids pdf.js gives them: `p<object>R_mc<number>`. */
const textsByContent = async (bytes: Uint8Array): Promise<Map<string, string>> => {
  const document = await openPdf(bytes);
  const texts = new Map<string, string>();
  for (let number = 1; number <= document.numPages; number += 1) {
    const page = await document.getPage(number);
    let current = '';
    for (const item of (await page.getTextContent({ includeMarkedContent: true })).items) {
      if ('str' in item) texts.set(current, (texts.get(current) ?? '') + item.str);
      else current = item.id ?? '';
    }
  }
  return texts;
};

/** Cells of the tag tree as they stand in the bytes: pdf.js gives no attributes, so they are read from the objects. */
export const readTaggedCells = async (bytes: Uint8Array): Promise<TaggedCell[]> => {
  const texts = await textsByContent(bytes);
  const objects =
    Buffer.from(bytes)
      .toString('latin1')
      .match(/\d+ 0 obj\s[\s\S]*?\sendobj/g) ?? [];
  return objects
    .filter((object) => /\/S\s*\/T[HD]\b/.test(object))
    .map((object) => {
      const page = /\/Pg (\d+) 0 R/.exec(object)?.[1];
      const kids = /\/K \[([\d ]*)\]/.exec(object)?.[1]?.split(' ') ?? [];
      return {
        role: /\/S\s*\/TH\b/.test(object) ? 'TH' : 'TD',
        id: /\/ID \((.*?)\)/.exec(object)?.[1],
        scope: /\/Scope \/(\w+)/.exec(object)?.[1],
        headers: (/\/Headers \[(.*?)\]/.exec(object)?.[1] ?? '').match(/(?<=\()[^)]*/g) ?? [],
        columnSpan: Number(/\/ColSpan (\d+)/.exec(object)?.[1] ?? 1),
        rowSpan: Number(/\/RowSpan (\d+)/.exec(object)?.[1] ?? 1),
        text: kids.map((kid) => texts.get(`p${page}R_mc${kid}`)?.trim() ?? '').join(''),
      };
    });
};

/** Figures of a PDF by cell name, found through the headers its tags name. */
export const readPdfFigures = async (bytes: Uint8Array, edition: Edition): Promise<Map<string, string>> => {
  const cells = await readTaggedCells(bytes);
  const headers = new Map(cells.map((cell) => [cell.id, cell.text]));
  const nameOf = namesByLabels(edition);
  return new Map(
    cells
      .filter((cell) => cell.role === 'TD' && cell.headers.length > 0)
      .map((cell) => [nameOf(cell.headers.map((id) => headers.get(id) ?? `no header ${id}`)), cell.text]),
  );
};

/** All text of a PDF, page by page, without white space. */
export const readPdfPages = async (bytes: Uint8Array): Promise<string[]> => {
  const document = await openPdf(bytes);
  const pages: string[] = [];
  for (let number = 1; number <= document.numPages; number += 1) {
    const { items } = await (await document.getPage(number)).getTextContent();
    pages.push(
      items
        .map((item) => ('str' in item ? item.str : ''))
        .join('')
        .replace(/\s/g, ''),
    );
  }
  return pages;
};

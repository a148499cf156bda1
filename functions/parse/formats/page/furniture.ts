import type { Line } from './lines.ts';
import type { Page } from './page.ts';

/** Share of the page's height at its head and foot where page numbers and running titles stand. */
const margin = 0.14;

/** `- 4 -`, `— 4 —`, `4`, `第 4 页`, `第4页 共9页`, `4/9`, `Page 4`. */
const pageNumber =
  /^(?:[-—–－―·•\s]*\d{1,4}[-—–－―·•\s]*|第\s*\d{1,4}\s*页(?:[，,\s]*共\s*\d{1,4}\s*页)?|\d{1,4}\s*[/／]\s*\d{1,4}|(?:Page|P\.)\s*\d{1,4}(?:\s*(?:of|\/)\s*\d{1,4})?)$/iu;

const isInMargin = (line: Line, { height }: Page): boolean =>
  line.bottom < height * margin || line.top > height * (1 - margin);

/** A running title stands at the same height on several pages in the same words. */
const repeated = (pages: readonly Page[], lines: readonly (readonly Line[])[]): Set<string> => {
  const counts = new Map<string, number>();
  lines.forEach((own, index) => {
    for (const line of own)
      if (isInMargin(line, pages[index]!)) counts.set(placeOf(line), (counts.get(placeOf(line)) ?? 0) + 1);
  });
  return new Set([...counts].filter(([, count]) => count >= 3).map(([place]) => place));
};

const placeOf = ({ text, top }: Line): string => `${Math.round(top)} ${text}`;

/** Leaves out page numbers and running titles. `lines` are those of each page outside its tables. */
export const withoutFurniture = (pages: readonly Page[], lines: readonly (readonly Line[])[]): Line[][] => {
  const running = repeated(pages, lines);
  return lines.map((own, index) =>
    own.filter(
      (line) => !(isInMargin(line, pages[index]!) && (pageNumber.test(line.text.trim()) || running.has(placeOf(line)))),
    ),
  );
};

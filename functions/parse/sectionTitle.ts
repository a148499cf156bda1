import type { Section, SectionKey } from '../../schemas/form/model.ts';
import { sections } from '../../schemas/form/parts.ts';
import { LabelIndex, normalise, splitNumbering } from './labels.ts';

const official = new LabelIndex(sections.map((section) => [section.title, section] as const));
const allWordings = new LabelIndex(
  sections.flatMap((section) => [section.title, ...section.synonyms].map((wording) => [wording, section] as const)),
);

/** Much longer than the longest title with its number; anything longer is a sentence. */
const longestTitle = 40;
/** Shorter unofficial wordings (概述, 其他事项) are section titles only with a number before them. */
const shortestUnnumbered = 9;

/** A line of a table of contents ends with dots or space and a page number. */
const contentsLine = /[.．…·‥\s]\s*[0-9０-９]{1,3}$/u;

const ordinalOf = (section: Section): number => sections.indexOf(section) + 1;

/**
 * The section a line is the title of, by its words. The numeral alone says nothing: 四 begins a row of table 2 as well.
 * （一） numbers a sub-heading; an Arabic number must be the section's own (`3、` for 三).
 */
export const sectionOf = (line: string): SectionKey | undefined => {
  if (line.length > longestTitle || /[。；，,;]$/u.test(line) || contentsLine.test(line)) return undefined;
  const { numbering } = splitNumbering(line);
  const section = allWordings.find(line);
  if (!section) return undefined;
  if (!numbering) {
    return official.find(line) === section || normalise(line).length >= shortestUnnumbered ? section.key : undefined;
  }
  if (numbering.style === 'chinese') return section.key;
  return numbering.style === 'arabic' && Number(numbering.value) === ordinalOf(section) ? section.key : undefined;
};

/** Whether a line is a section title with its own numeral: then it is one even inside a table. */
export const isNumberedSectionTitle = (line: string): boolean =>
  sectionOf(line) !== undefined && splitNumbering(line).numbering !== undefined;

/** Text that goes on after a title has words; in a table of contents only a page number follows. */
const goesOn = /\p{Script=Han}{2}/u;

/** A numbered section title and the text that follows it on the same line, after a space, a colon or a stop. */
export const splitSectionTitle = (line: string): { title: string; rest: string } | undefined => {
  if (sectionOf(line) !== undefined) return undefined;
  for (const { index, 0: sign } of line.slice(0, longestTitle + 1).matchAll(/[\s：:。]+/gu)) {
    const [title, rest] = [line.slice(0, index), line.slice(index + sign.length)];
    if (isNumberedSectionTitle(title) && goesOn.test(rest)) return { title, rest };
  }
  return undefined;
};

import type { Paragraph } from '../document.ts';
import { type NumberingStyle, splitNumbering } from '../labels.ts';

/** Order of numbers in Chinese official documents (GB/T 9704): 一、 （一） 1. （1）; 一、 is the section's own. */
const levels: Readonly<Record<NumberingStyle, number>> = {
  chinese: 1,
  bracketedChinese: 1,
  arabic: 2,
  bracketedArabic: 3,
  circled: 4,
};

const longestHeading = 40;

/**
 * Level of a paragraph that may be a sub-heading: short, standing alone, without a stop at its end, and either numbered
 * or marked as a heading by the format. Undefined for every other paragraph.
 */
export const headingLevelOf = (paragraph: Paragraph): number | undefined => {
  const { text, headingLevel } = paragraph;
  if (text.length > longestHeading || /[。；，：！？.;,:!?、]$/u.test(text)) return undefined;
  const { numbering, rest } = splitNumbering(text);
  if (numbering && rest !== '') return levels[numbering.style];
  // The section title itself is usually the second level of a page.
  return headingLevel === undefined ? undefined : Math.min(Math.max(1, headingLevel - 2), 4);
};

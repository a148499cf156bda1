import { plainText, type Report } from '../../schemas/report.ts';

/** A name or title for comparison: full-width letters and digits made plain, white space dropped. */
export const plainName = (text: string): string => text.normalize('NFKC').replace(/\s+/gu, '');

/** A section title without its numeral, in the form it is compared in. */
export const withoutNumeral = (text: string): string =>
  plainName(text).replace(/^(?:第?[一二三四五六七八九十]+(?:部分)?|\d+|[—–-]+)[、.,。:]?/u, '');

/** What is written before and under 总体情况: the place where a report says which year it is about. */
export const openingText = ({ preamble, sections }: Report): string =>
  plainText([...preamble, ...sections.overview]).normalize('NFKC');

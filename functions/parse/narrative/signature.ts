import type { Paragraph } from '../document.ts';

const numeral = '[0-9〇零○一二三四五六七八九十]';
const date = new RegExp(
  `[（(]?\\s*${numeral}{4}\\s*(?:年\\s*${numeral}{1,3}\\s*月(?:\\s*${numeral}{1,3}\\s*日)?|[-./]\\s*[0-9]{1,2}\\s*[-./]\\s*[0-9]{1,2})\\s*[)）]?$`,
  'u',
);
const longestSignature = 40;
/** Short names such as 县水务局 count as the agency when its full name ends with them. */
const shortestName = 4;

const isName = (text: string, agency: string, rightAligned: boolean): boolean => {
  const name = text.replace(/[\s（(].*$/u, '') || text;
  if (agency !== '' && (text === agency || text.endsWith(agency))) return true;
  if (agency !== '' && name.length >= shortestName && agency.endsWith(name)) return true;
  return rightAligned && !/[。；，：！？]/u.test(text);
};

/** Whether a line at the end of a section is a sign-off: the agency's name, a date, or both. */
export const isSignature = (paragraph: Paragraph, agency: string): boolean => {
  const text = paragraph.text.normalize('NFKC');
  if (text.length > longestSignature || paragraph.headingLevel !== undefined) return false;
  const rest = text.replace(date, '').trim();
  return rest === '' || isName(rest.replaceAll(/\s+/gu, ''), agency, paragraph.alignment === 'right');
};

import type { Quote } from '../../../../schemas/finding.ts';
import type { Section } from '../../../../schemas/form/model.ts';
import type { Report } from '../../../../schemas/report.ts';

/** The title as a quote; nothing to quote when there is none. */
export const titleQuote = (title: string): Quote[] =>
  title.trim() === '' ? [] : [{ place: 'title', text: title, marks: [] }];

/** The title of a section as it stands in the report. */
export const headingQuote = ({ key, text }: Report['headings'][number]): Quote[] =>
  text.trim() === '' ? [] : [{ place: key, text, marks: [] }];

/** “一、总体情况” */
export const officialTitle = ({ numeral, title }: Section): string => `“${numeral}、${title}”`;

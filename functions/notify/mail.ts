import type { Letter } from './letter.ts';
import { letterAsHtml } from './letterHtml.ts';
import { letterAsText } from './letterText.ts';

/** A mail as it is handed to the mail server, without its addresses. */
export interface Mail {
  readonly subject: string;
  readonly text: string;
  readonly html: string;
}

/** Line ends in a subject would end the header; runs of white space are pressed into one space. */
const oneLine = (text: string): string => text.replace(/\s+/gu, ' ').trim();

/** Puts a letter into the two forms a mail carries. */
export const mailOf = (letter: Letter): Mail => ({
  subject: oneLine(letter.subject),
  text: letterAsText(letter),
  html: letterAsHtml(letter),
});

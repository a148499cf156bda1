import type { Format } from '../format.ts';
import { docx } from './docx.ts';
import { html } from './html.ts';
import { text } from './text.ts';

/** Every format that is read, in the order they are named to people. One more format is one more file and a line here. */
export const formats: readonly Format[] = [docx, html, text];

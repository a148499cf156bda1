import { titleLines } from '../../render/titleLines.ts';
import { type Html, html } from '../../shared/html.ts';

/** A report's title as a heading that breaks where a typist would break it, with what may follow as a part of its own. */
export const titleHeading = (title: string, after = ''): Html =>
  html`<h1>${[...titleLines(title), ...(after ? [after] : [])].map((line) => html`<span>${line}</span>`)}</h1>`;

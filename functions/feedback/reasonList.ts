import { type Html, html } from '../shared/html.ts';

/** Why a file was not read or not taken: what was found, what to do, and the places where there are any. */
export const reasonList = ({
  message,
  details,
}: {
  readonly message: string;
  readonly details: readonly string[];
}): Html => html`<div class="feedback-reason"><p>${message}</p>${list(details)}</div>`;

/** One alone has no number. */
const list = (details: readonly string[]): Html | false => {
  if (details.length < 2) return details.length === 1 && html`<p class="feedback-lines">${details[0]}</p>`;
  return html`<ol>${details.map((line) => html`<li>${line}</li>`)}</ol>`;
};

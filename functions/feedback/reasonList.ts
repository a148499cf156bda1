import { type Html, html } from '../shared/html.ts';

/** Why a file was not read or not taken: what was found, what to do, and the places where there are any. */
export const reasonList = ({
  message,
  details,
}: {
  readonly message: string;
  readonly details: readonly string[];
}): Html =>
  html`<div class="feedback-reason"><p>${message}</p>${details.length > 0 && html`<ol>${details.map((line) => html`<li>${line}</li>`)}</ol>`}</div>`;

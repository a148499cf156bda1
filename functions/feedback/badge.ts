import { type Html, html } from '../shared/html.ts';
import type { Names } from './names.ts';
import { type Numbered, toneWords } from './numbered.ts';

/** The number of a finding as a sign: its shape tells the tone without colour. */
export const badge = ({ number, tone }: Numbered): Html =>
  html`<span class="feedback-badge feedback-${tone}">${number}</span>`;

/** The same as a link from a mark in the report to the finding in the list; `id` is where the list links to. */
export const badgeLink = (numbered: Numbered, id: string, names: Names): Html =>
  html`<a class="feedback-link" id="${id}" href="#${names.finding(numbered)}" aria-label="问题${numbered.number}，${toneWords[numbered.tone]}">${badge(numbered)}</a>`;

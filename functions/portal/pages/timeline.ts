import { type Html, html } from '../../shared/html.ts';
import { shanghaiDateTime } from '../../shared/time.ts';
import type { Line, Step } from '../step.ts';

const marks: Readonly<Record<Step['tone'], string>> = {
  done: 'mark-good',
  now: 'mark-waiting',
  ahead: '',
  back: 'mark-waiting',
  stopped: 'mark-bad',
};

const lineItem = ({ text, at, quote }: Line): Html =>
  html`<p>${text}${at !== undefined && html` <time datetime="${at}">${shanghaiDateTime(at)}</time>`}</p>${quote !== undefined && html`<blockquote>${quote}</blockquote>`}`;

const stepItem = ({ title, tone, state, lines, link }: Step): Html =>
  html`<li class="step step-${tone}"><div class="step-head"><h3>${title}</h3><span class="mark ${marks[tone]}">${state}</span></div>${lines.map(lineItem)}${
    link && html`<p><a href="${'href' in link ? link.href : `#${link.anchor}`}">${link.text}</a></p>`
  }</li>\n`;

/** The path of a submission as a list from top to bottom. */
export const timeline = (steps: readonly Step[]): Html => html`<ol class="timeline">${steps.map(stepItem)}</ol>`;

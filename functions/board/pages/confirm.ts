import { type Html, html } from '../../shared/html.ts';
import type { Visit } from '../visit.ts';
import { boardShell, formField } from './shell.ts';

export interface Confirmation {
  readonly visit: Visit;
  readonly heading: string;
  readonly facts: readonly (readonly [label: string, value: string])[];
  /** What will happen. */
  readonly body: Html;
  /** Address the form posts to. */
  readonly action: string;
  /** What the form carries unseen. */
  readonly hidden: Readonly<Record<string, string>>;
  /** What the officer fills in, before the reason. */
  readonly fields?: Html | undefined;
  /** Set where a reason is asked for: as it was filled in. */
  readonly reason?: string;
  readonly problem?: string | undefined;
  readonly button: string;
  /** Where to go without doing it. */
  readonly back: string;
}

const reasonField = (reason: string): Html =>
  html`<div class="field"><label for="reason">理由</label><p class="hint" id="reason-hint">必填，不超过1000字；将记入办理记录。</p>
<textarea id="reason" name="reason" rows="4" maxlength="1000" required aria-describedby="reason-hint">${reason}</textarea></div>`;

/** Says what an act will do and asks for it; nothing is done before the form is posted. */
export const confirmPage = (page: Confirmation): string => {
  const { visit, heading, facts, body, action, hidden, fields, reason, problem, button, back } = page;
  return boardShell({
    title: problem === undefined ? heading : `尚未办理：${heading}`,
    authority: visit.register.authority,
    visit,
    main: html`<section class="notice" aria-labelledby="heading"><h1 id="heading">${heading}</h1>
<dl class="facts">${facts.map(([label, value]) => html`<div><dt>${label}</dt><dd>${value}</dd></div>`)}</dl>
${body}
${problem !== undefined && html`<div class="problems" role="alert"><p>${problem}</p></div>`}
<form method="post" action="${action}">${formField(visit)}${Object.entries(hidden).map(
      ([name, value]) => html`<input type="hidden" name="${name}" value="${value}">`,
    )}
${fields}${reason !== undefined && reasonField(reason)}
<p class="approval-actions"><button class="button" type="submit">${button}</button><a href="${back}">不办理，返回</a></p>
</form></section>`,
  });
};

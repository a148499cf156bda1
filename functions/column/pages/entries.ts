import type { Listed } from '../../../schemas/listing.ts';
import { reportPrefix } from '../../../schemas/publication.ts';
import { type Html, html } from '../../shared/html.ts';
import { shanghaiDate } from '../../shared/time.ts';
import { kindNames } from '../kinds.ts';

/** What a list needs to know of a report; a `Listed`, or a publication. */
export type Entry = Omit<Listed, 'group'>;

export const pathOf = ({ agencyId, year }: Pick<Entry, 'agencyId' | 'year'>): string =>
  `/${reportPrefix(agencyId, year)}`;

const corrected = ({ version }: Entry): Html | false =>
  version > 1 && html` <span class="mark">更正后第${version}版</span>`;

const dated = (entry: Entry): Html =>
  html`<time datetime="${entry.publishedAt}">${shanghaiDate(entry.publishedAt)}</time>`;

/** Reports of different agencies, by their titles. */
export const titledEntries = (entries: readonly Entry[]): Html =>
  html`<ul class="entries">${entries.map(
    (entry) =>
      html`<li><span><a href="${pathOf(entry)}">${entry.title}</a>${corrected(entry)}</span>${dated(entry)}</li>`,
  )}</ul>`;

/** Reports of one agency, by year, latest first. */
export const entriesByYear = (entries: readonly Entry[]): Html =>
  html`<ul class="entries">${[...entries]
    .sort((a, b) => b.year - a.year)
    .map(
      (entry) =>
        html`<li><span><a href="${pathOf(entry)}"><strong>${entry.year}年度</strong> ${entry.title}</a>${corrected(entry)}</span>${dated(entry)}</li>`,
    )}</ul>`;

const byName = (a: Entry, b: Entry): number => a.agencyName.localeCompare(b.agencyName, 'zh-CN');

/** Reports of one year by kind of body, each kind under its own heading; with more than one kind, a list of kinds first. */
export const entriesByKind = (entries: readonly Entry[]): Html => {
  const shelves = kindNames
    .map(({ kind, name }) => ({ kind, name, members: entries.filter(({ agencyKind }) => agencyKind === kind) }))
    .filter(({ members }) => members.length > 0);
  return html`${
    shelves.length > 1 &&
    html`<nav class="kinds" aria-label="按机关类别"><ul class="chips">${shelves.map(
      ({ kind, name, members }) => html`<li><a href="#${kind}">${name}<span>${members.length}</span></a></li>`,
    )}</ul></nav>`
  }${shelves.map(
    ({ kind, name, members }) =>
      html`<section aria-labelledby="${kind}"><h2 id="${kind}">${name}<span class="count">${members.length}家</span></h2><ul class="agencies">${[
        ...members,
      ]
        .sort(byName)
        .map(
          (entry) =>
            html`<li><a href="${pathOf(entry)}" data-agency="${entry.agencyId}">${entry.agencyName}</a>${corrected(entry)}</li>`,
        )}</ul></section>`,
  )}`;
};

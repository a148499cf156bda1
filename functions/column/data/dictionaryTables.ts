import type { Dictionary } from '../../../schemas/dictionary.ts';
import type { Edition, TableId } from '../../../schemas/form/model.ts';
import { type Html, html } from '../../shared/html.ts';
import { dictionary } from './dictionary.ts';
import type { DictionaryWords, Language } from './dictionaryWords.ts';
import { footingPatterns } from './footing.ts';

type Entry = Dictionary['cells'][number];

/** A name that may be broken after each dot. */
const code = (name: string): Html =>
  html`<code>${name.split('.').map((part, index) => (index === 0 ? part : html`.<wbr>${part}`))}</code>`;

const headed = (columns: readonly string[]): Html =>
  html`<thead><tr>${columns.map((column) => html`<th scope="col">${column}</th>`)}</tr></thead>`;

const editionNames = (words: DictionaryWords, editions: readonly Edition[]): string =>
  editions.map((edition) => words.edition[edition]).join(words.comma);

/** The editions of the form, what prescribes them and how many cells they have. */
export const editionsTable = (words: DictionaryWords, language: Language): Html => html`<table class="data-table">
${headed(words.editions.columns)}
<tbody>${dictionary.editions.map(({ edition, notice, years, cells }) => {
  const { first = 0, last = null } = years ?? {};
  const span = last === null ? `${first}${words.inForce}` : `${first}–${last}`;
  return html`<tr><th scope="row">${words.edition[edition]}</th><td>${notice[language]}</td><td>${years ? span : words.noYear}</td><td class="number">${cells}</td></tr>`;
})}</tbody>
</table>`;

/** What the columns in front of the figures hold. */
export const factsList = (language: Language): Html =>
  html`<dl class="data-facts">${dictionary.facts.map(
    ({ name, meaning }) => html`<div><dt><code>${name}</code></dt><dd>${meaning[language]}</dd></div>`,
  )}</dl>`;

/** What a group of cells is headed with: the labels of its row; in table 3, which has none, of its group of columns. */
const headingOf = ({ rowLabels, columnLabels }: Entry, language: Language): string[] =>
  rowLabels[language].length > 0 ? rowLabels[language] : columnLabels[language].slice(0, -1);

/** What is left to say of the column below that heading. 申请人情况 stands over all columns of table 2 and is said once. */
const columnOf = ({ table, rowLabels, columnLabels }: Entry, language: Language): string => {
  const labels = columnLabels[language];
  if (rowLabels[language].length === 0) return labels.at(-1) ?? '';
  return (table === 't2' ? labels.slice(1) : labels).join(' / ');
};

/** Cells that stand under the same heading, in the same editions. */
const groups = (table: TableId, language: Language): Entry[][] => {
  const keyOf = (entry: Entry): string => JSON.stringify([headingOf(entry, language), entry.editions]);
  const found: Entry[][] = [];
  for (const entry of dictionary.cells.filter((cell) => cell.table === table)) {
    const last = found.at(-1);
    if (last?.[0] && keyOf(last[0]) === keyOf(entry)) last.push(entry);
    else found.push([entry]);
  }
  return found;
};

const entryRow = (entry: Entry, language: Language): Html =>
  html`<tr id="${entry.name}"><th scope="row">${code(entry.name)}</th><td>${columnOf(entry, language)}</td><td>${entry.unit[language]}</td><td>${entry.footing.map((name, index) => html`${index > 0 && ' '}<a href="#${name}">${name}</a>`)}</td></tr>`;

/** All cells of one table of the form, under the headings of its rows. */
export const cellsTable = (table: TableId, words: DictionaryWords, language: Language): Html =>
  html`<table class="data-table data-cells">
${headed(words.columns)}
${groups(table, language).map(
  (group) =>
    html`<tbody><tr><th scope="rowgroup" colspan="4">${headingOf(group[0]!, language).join(' / ')} <span>${editionNames(words, group[0]!.editions)}</span></th></tr>${group.map((entry) => entryRow(entry, language))}</tbody>`,
)}
</table>`;

const formulaOf = (formula: string): Html =>
  html`${formula.split(' ').map((part) => html`${/^t/.test(part) ? html`<code>${part}</code>` : part} `)}`;

/** Every sum by its number; the first row of a number can be linked to. */
export const sumsTable = (words: DictionaryWords, language: Language): Html => {
  const patterns = footingPatterns();
  const linked = new Set(patterns.filter(({ name }, index) => patterns[index - 1]?.name !== name));
  return html`<table class="data-table data-sums">
${headed(words.sums.columns)}
<tbody>${patterns.map(
    (pattern) =>
      html`<tr${linked.has(pattern) && html` id="${pattern.name}"`}><th scope="row">${pattern.name}</th><td>${language === 'zh' && html`${pattern.chinese}<br>`}${formulaOf(pattern.formula)}</td><td>${editionNames(words, pattern.editions)}</td></tr>`,
  )}</tbody>
</table>`;
};

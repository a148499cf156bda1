import { type Html, html } from '../../shared/html.ts';
import { layout, type Site } from '../pages/layout.ts';
import { cellsTable, editionsTable, factsList, sumsTable } from './dictionaryTables.ts';
import { type Language, wordsIn } from './dictionaryWords.ts';

const section = (id: string, heading: string, ...content: Html[]): Html =>
  html`<section aria-labelledby="${id}"><h2 id="${id}">${heading}</h2>
${content}
</section>`;

/** The data dictionary as a page, `/data/dictionary/` in Chinese or `/data/dictionary/en/` in English. */
export const dictionaryPage = (site: Site, language: Language): string => {
  const words = wordsIn[language];
  const tables = (['t1', 't2', 't3'] as const).map((table) => ({ id: table, heading: words.tables[table] }));
  const parts = [
    { id: 'editions', heading: words.editions.heading },
    { id: 'facts', heading: words.facts.heading },
    ...tables,
    { id: 'sums', heading: words.sums.heading },
  ];
  return layout(site, {
    title: words.title,
    description: words.description,
    path: words.path,
    crumbs: [{ text: '数据开放', path: '/data/' }, { text: words.title }],
    styles: ['data'],
    main: html`<div class="data"${language === 'en' && html` lang="en"`}><h1>${words.title}</h1>
<p class="lead">${words.lead}</p>
<ul class="data-links" aria-label="${words.files}">
<li><a href="/data/dictionary.json">JSON</a></li>
<li><a href="/data/dictionary.csv">CSV</a></li>
<li><a href="/data/dictionary.schema.json">JSON Schema</a></li>
<li><a href="${words.other.path}" lang="${words.other.lang}" hreflang="${words.other.lang}">${words.other.text}</a></li>
</ul>
<nav class="data-contents" aria-labelledby="contents"><h2 id="contents">${words.contents}</h2><ol>${parts.map(
      ({ id, heading }) => html`<li><a href="#${id}">${heading}</a></li>`,
    )}</ol></nav>
${section('editions', words.editions.heading, editionsTable(words, language), html`<p>${words.editions.note}</p>`)}
${section('facts', words.facts.heading, factsList(language), html`<p>${words.facts.note}</p>`)}
${tables.map(({ id, heading }) =>
  section(id, heading, html`<p>${words.tableNote[id]}</p>`, cellsTable(id, words, language)),
)}
${section('sums', words.sums.heading, html`<p>${words.sums.note}</p>`, sumsTable(words, language))}
</div>`,
  });
};

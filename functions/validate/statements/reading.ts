import type { Quote } from '../../../schemas/finding.ts';
import type { Report } from '../../../schemas/report.ts';
import { type Passage, quoteOf } from '../passages.ts';
import { plainOf } from '../plainSentences.ts';
import type { Context } from '../rule.ts';
import { type Breakdown, breakdownsOf } from './breakdowns.ts';
import { type Change, changesOf } from './changes.ts';
import type { Claim } from './claims.ts';
import { compactOf, originalSpan, type Span } from './compact.ts';
import { followSentence, type Heard } from './following.ts';
import { lexiconOf } from './lexicon/index.ts';
import { saidBy } from './said.ts';
import { sentencesOf } from './sentences.ts';
import { type Share, sharesOf } from './shares.ts';
import type { Sweeping } from './sweepings.ts';
import { newThread, type Page, type Thread } from './thread.ts';
import { type Reader, tokensOf } from './tokens.ts';

/** A sentence in which several figures hang together. */
export interface Statement {
  readonly page: Page;
  readonly heard: readonly Heard[];
  readonly breakdowns: readonly Breakdown[];
  readonly shares: readonly Share[];
  readonly changes: readonly Change[];
}

/** What one figure does with another; nothing in a sentence with fewer than two. */
const statementOf = (page: Page, heard: readonly Heard[]): Statement[] => {
  if (heard.filter(({ item }) => item.figure !== undefined).length < 2) return [];
  const [breakdowns, shares, changes] = [breakdownsOf(heard), sharesOf(heard), changesOf(heard)];
  return breakdowns.length + shares.length + changes.length > 0 ? [{ page, heard, breakdowns, shares, changes }] : [];
};

/** What the text of a report says in figures. */
export interface Reading {
  readonly statements: readonly Statement[];
  readonly claims: readonly Claim[];
  readonly sweepings: readonly Sweeping[];
}

export interface Reported {
  readonly passages: readonly Passage[];
  readonly report: Pick<Report, 'year' | 'agency'>;
  readonly agency?: { readonly name: string; readonly formerNames: readonly string[]; readonly kind: string };
}

/** Names the agency may call itself by: the full one and its endings, 青溪县水务局, 县水务局, 水务局. */
const endingsOf = (name: string): string[] =>
  Array.from({ length: Math.max(0, name.length - 2) }, (_, index) => name.slice(index)).filter((end) => end.length > 2);

/** How the end of a name is shortened in a text. */
const shortEndings: readonly (readonly [full: string, ...short: string[]])[] = [
  ['人民政府办公室', '政府办公室', '政府办'],
  ['人民政府', '', '政府'],
  ['街道办事处', '街道', '街道办', '街办'],
  ['管理委员会', '管委会', '管委'],
  ['委员会', '委'],
  ['监督管理局', '监管局'],
];

/** 青溪县清泉街道办事处 is 青溪县清泉街道, too. */
const shortened = (name: string): string[] =>
  shortEndings
    .filter(([full]) => name.endsWith(full))
    .flatMap(([full, ...short]) => short.map((end) => `${name.slice(0, -full.length)}${end}`));

const readerOf = ({ report, agency }: Reported): Reader => {
  const names = [report.agency, agency?.name ?? '', ...(agency?.formerNames ?? [])].map((name) => compactOf(name).text);
  const words = [...new Set(names.flatMap((name) => [name, ...shortened(name)]).flatMap(endingsOf))];
  return { year: report.year, names: lexiconOf([{ meaning: { is: 'area', area: 'own' }, words }]) };
};

/** Kinds of text that have sentences; cells of tables and titles have none. */
const narrative = new Set<Passage['kind']>(['paragraph', 'list', 'heading']);

const isGovernments = ({ report, agency }: Reported): boolean =>
  agency?.kind === 'government' || report.agency.endsWith('人民政府');

/** Headings say what the paragraphs under them are about: （二）依申请公开. */
const topicOfHeading = (passage: Passage, reader: Reader): Thread['topic'] => {
  const compact = plainOf(passage);
  const topic = saidBy(compact.text, tokensOf(compact, reader)).lastTopic;
  return topic === 'applications' ? topic : undefined;
};

const initialTopic = ({ place }: Passage): Thread['topic'] => (place === 'applications' ? 'applications' : undefined);

/** Reads the text once, sentence by sentence. Takes time in proportion to its length. */
export const read = (reported: Reported): Reading => {
  const reader = readerOf(reported);
  const wide = isGovernments(reported);
  const statements: Statement[] = [];
  const claims: Claim[] = [];
  const sweepings: Sweeping[] = [];
  let [topic, place]: [Thread['topic'], string] = [undefined, ''];
  for (const passage of reported.passages) {
    if (!narrative.has(passage.kind)) continue;
    if (passage.place !== place) [topic, place] = [initialTopic(passage), passage.place];
    if (passage.kind === 'heading') topic = topicOfHeading(passage, reader);
    const compact = plainOf(passage);
    const page = { passage, compact, wide };
    let thread = newThread(topic, topic === 'applications' || passage.place === 'disputes');
    const sentences = sentencesOf(tokensOf(compact, reader));
    sentences.forEach((sentence, index) => {
      const followed = followSentence(page, sentence, thread);
      // （二）依申请公开。 at the beginning of a paragraph is a heading.
      const titled = index === 0 && sentence.every(({ figure }) => figure === undefined);
      thread = {
        ...followed.thread,
        firm: followed.thread.firm || (titled && followed.thread.topic === 'applications'),
      };
      sweepings.push(...followed.sweepings);
      for (const one of followed.heard) claims.push(...one.claims);
      statements.push(...statementOf(page, followed.heard));
    });
  }
  return { statements, claims, sweepings };
};

const readings = new WeakMap<Context, Reading>();

/** Read once for each context; all rules of the group ask for it. */
export const readingOf = (context: Context): Reading => {
  const known = readings.get(context);
  if (known) return known;
  const reading = read(context);
  readings.set(context, reading);
  return reading;
};

/** Where the figure of an item stands in its passage. */
export const spanOf = ({ page, heard }: Statement, place: number): Span => {
  const { from, to } = heard[place]!.item.figure!;
  return originalSpan(page.compact, from, to);
};

/** The sentence with the figures of these items marked. */
export const quoteItems = (statement: Statement, places: readonly number[]): Quote =>
  quoteOf(
    statement.page.passage,
    places.map((place) => spanOf(statement, place)),
  );

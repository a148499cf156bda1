// Finds reports by names and full text in the static files under /search/ (what they hold: functions/column/search/).
// Loads only what a query needs: the manifest, a shard for each of a few pairs of letters, the documents that may be
// hits, and the texts of those that are shown, to make sure of them.

/** Pairs of letters that are looked up: more would find no less, and load more. */
const mostKeys = 4;
/** Reports so new that they are in no segment yet are looked into themselves. */
const mostPending = 12;
/** Texts that are loaded side by side. */
const ahead = 4;

const foldLetter = (letter) =>
  letter
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s\p{Cf}]/gu, '');

/** A text as it is compared: full and half width, capital and small letters are the same, white space is nothing. */
export const fold = (text) => [...text].map((letter) => (letter === '\n' ? letter : foldLetter(letter))).join('');

/** What is asked for: all of these must be found. */
export const termsOf = (query) => [...new Set(query.split(/\s+/).map(fold).filter(Boolean))];

const pairsOf = (term) => {
  const letters = [...term];
  return letters.slice(1).map((letter, index) => letters[index] + letter);
};

/** A few pairs from all over the terms; single letters where a term is no more. */
export const keysOf = (terms) => {
  const pairs = [...new Set(terms.flatMap(pairsOf))];
  const step = Math.max(1, (pairs.length - 1) / (mostKeys - 1));
  const chosen =
    pairs.length <= mostKeys ? pairs : Array.from({ length: mostKeys }, (_, n) => pairs[Math.round(n * step)]);
  return { pairs: chosen, letters: terms.filter((term) => [...term].length === 1).slice(0, 2) };
};

/** FNV-1a over UTF-16 units, modulo the number of shards. */
export const placeOf = (key, shards) => {
  let hash = 0x811c9dc5;
  for (let index = 0; index < key.length; index += 1) hash = Math.imul(hash ^ key.charCodeAt(index), 0x01000193);
  return (hash >>> 0) % shards;
};

const digits = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';

/** Numbers of documents, newest first; with `more` what is after the last is not known. */
export const decode = (text = '') => {
  const more = text.endsWith('+');
  const ranks = [];
  let [rank, gap, shift] = [-1, 0, 0];
  for (const digit of more ? text.slice(0, -1) : text) {
    const value = digits.indexOf(digit);
    gap += (value & 31) * 2 ** shift;
    shift += 5;
    if (value > 31) continue;
    rank += gap + 1;
    ranks.push(rank);
    [gap, shift] = [0, 0];
  }
  return { ranks, more };
};

const lastKnown = ({ ranks, more }, docs) => (more ? (ranks.at(-1) ?? -1) : docs - 1);

/** Documents that are in all lists, as far as lists say; beyond what they say only if `beyond`. */
export function* candidates(lists, docs, beyond) {
  const sized = lists.map((list) => ({ list, known: lastKnown(list, docs), held: new Set(list.ranks) }));
  const size = ({ list, known }) => list.ranks.length + docs - 1 - known;
  const [shortest, ...others] = sized.sort((one, other) => size(one) - size(other));
  const fits = (rank) => others.every(({ known, held }) => rank > known || held.has(rank));
  for (const rank of shortest.list.ranks) if (fits(rank)) yield rank;
  for (let rank = shortest.known + 1; beyond && rank < docs; rank += 1) if (fits(rank)) yield rank;
}

const factsOf = ([agencyId, year, version, agencyName, title, publishedAt]) => ({
  agencyId,
  year,
  version,
  agencyName,
  title,
  publishedAt,
});

const compare = (one, other) => (one < other ? -1 : Number(one > other));
const newestFirst = (one, other) => other.year - one.year || compare(other.publishedAt, one.publishedAt);

/** Streams that are newest first each, as one. */
async function* merged(streams) {
  const heads = await Promise.all(streams.map(async (stream) => ({ stream, next: await stream.next() })));
  for (;;) {
    const [first] = heads.filter(({ next }) => !next.done).sort((a, b) => newestFirst(a.next.value, b.next.value));
    if (!first) return;
    yield first.next.value;
    first.next = await first.stream.next();
  }
}

const textPath = (key) => {
  const [agencyId, year, version] = key.split('/');
  return `/search/texts/${agencyId}/${year}/v${version}.json`;
};
const keyOf = ({ agencyId, year, version }) => `${agencyId}/${year}/${version}`;

const inNames = ({ agencyName, title }, term) =>
  fold(agencyName).includes(term) || ([...term].length > 1 && fold(title).includes(term));

/** The first line with a term that is not in the names; empty when all are there, undefined when one is nowhere. */
const lineFor = (report, terms) => {
  const lines = report.text.split('\n');
  const folded = fold(report.text).split('\n');
  const others = terms.filter((term) => !inNames(report, term));
  const at = others.map((term) => folded.findIndex((line) => line.includes(term)));
  return at.some((index) => index < 0) ? undefined : (lines[Math.min(...at)] ?? '');
};

/** Where terms stand in a text, as `[from, to)` of the text as it is. */
export const spansOf = (text, terms) => {
  const starts = [];
  let folded = '';
  let from = 0;
  for (const letter of text) {
    const made = foldLetter(letter);
    for (let unit = 0; unit < made.length; unit += 1) starts.push([from, from + letter.length]);
    folded += made;
    from += letter.length;
  }
  const found = [];
  for (const term of terms)
    for (let at = folded.indexOf(term); at >= 0; at = folded.indexOf(term, at + term.length))
      found.push([starts[at][0], starts[at + term.length - 1][1]]);
  found.sort((one, other) => one[0] - other[0]);
  const apart = [];
  for (const [begin, end] of found) {
    const last = apart.at(-1);
    if (last && begin <= last[1]) last[1] = Math.max(last[1], end);
    else apart.push([begin, end]);
  }
  return apart;
};

/** What was loaded refers to something that is no more: a search that is begun anew finds its way. */
export class Outdated extends Error {
  name = 'Outdated';
}

/**
 * A search over what `load` gives: the parsed file of a path, or undefined when there is none. It answers hits one after
 * the other, names before texts, newest first, `{ kind: 'name' | 'text', line?, … }`; and null for each report that was
 * looked into in vain, so that whoever asks may stop.
 */
export const createSearch = (load) => {
  const kept = new Map();
  const once = (path) => {
    const known = kept.get(path);
    if (known) return known;
    const asked = load(path).catch((error) => {
      kept.delete(path);
      throw error;
    });
    kept.set(path, asked);
    return asked;
  };
  const must = async (path) => {
    const found = await once(path);
    if (found === undefined) throw new Outdated(path);
    return found;
  };

  async function* documents({ id, docs, shards }, { kind, keys, beyond, blockSize }) {
    const folder = `/search/segments/${id}/`;
    const found = await Promise.all(keys.map((key) => must(`${folder}s${placeOf(key, shards)}.json`)));
    const lists = found.map((shard, index) => decode(shard[kind][keys[index]]));
    for (const rank of candidates(lists, docs, beyond)) {
      const block = await must(`${folder}d${Math.floor(rank / blockSize)}.json`);
      yield factsOf(block[rank % blockSize]);
    }
  }

  async function* newest(reports) {
    yield* reports;
  }

  async function* inTexts(reports, terms) {
    for (let window = []; ; window = []) {
      while (window.length < ahead) {
        const { value, done } = await reports.next();
        if (done) break;
        window.push({ report: value, text: once(textPath(keyOf(value))) });
      }
      if (window.length === 0) return;
      for (const { report, text } of window) {
        const whole = await text;
        const line = whole && lineFor(whole, terms);
        yield line === undefined ? null : { ...report, kind: line ? 'text' : 'name', line };
      }
    }
  }

  return async function* search(query) {
    const terms = termsOf(query);
    const manifest = await load('/search/manifest.json');
    if (terms.length === 0 || !manifest) return;
    const { segments, blockSize } = manifest;
    const { pairs, letters } = keysOf(terms);
    const shown = new Set(manifest.gone);
    const pending = (await Promise.all(manifest.pending.slice(-mostPending).map((key) => once(textPath(key)))))
      .filter(Boolean)
      .sort(newestFirst);
    const streams = (how) => [newest(pending), ...segments.map((segment) => documents(segment, { ...how, blockSize }))];
    async function* unseen(reports) {
      for await (const report of reports) if (!shown.has(keyOf(report))) yield report;
    }

    const names = { kind: 'n', keys: pairs.length > 0 ? pairs : letters, beyond: false };
    for await (const report of unseen(merged(streams(names)))) {
      const hit = terms.every((term) => inNames(report, term));
      if (hit) shown.add(keyOf(report));
      yield hit ? { ...report, kind: 'name' } : null;
    }
    if (pairs.length === 0) return;
    yield* inTexts(unseen(merged(streams({ kind: 't', keys: pairs, beyond: true }))), terms);
  };
};

// Finds reports by names and full text in the static files under /search/ (what they hold: functions/column/search/).
// Loads only what a query needs: the manifest, a shard for each of a few pairs of letters, the documents that may be
// hits, and the texts of those that are shown, to make sure of them.

/** Pairs of letters that are looked up: at first, and while too many texts would have to be looked into. */
const [fewKeys, mostKeys] = [4, 8];
const manyTexts = 16;
/** Reports so new that they are in no segment yet are looked into themselves. */
const mostPending = 8;
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

/** Neighbours far apart: the golden section scatters them evenly, however many are taken. */
const scattered = (pairs) => {
  const place = (index) => (index * 0.618034) % 1;
  const order = [...pairs.keys()].sort((one, other) => place(one) - place(other));
  return order.map((index) => pairs[index]);
};

/** Pairs in the order they are looked up, from all terms in turn; single letters where a term is no more. */
export const keysOf = (terms) => {
  const byTerm = terms.map((term) => scattered(pairsOf(term)));
  const longest = Math.max(0, ...byTerm.map((pairs) => pairs.length));
  const turns = Array.from({ length: longest }, (_, turn) => byTerm.flatMap((pairs) => pairs.slice(turn, turn + 1)));
  return {
    pairs: [...new Set(turns.flat())].slice(0, Math.max(mostKeys, terms.length)),
    letters: terms.filter((term) => [...term].length === 1).slice(0, 2),
  };
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

/** Whether there are more than so many documents in all. */
const moreThan = (count, found) => {
  let left = count;
  for (const { ranks } of found) for (const _ of ranks) if (left-- === 0) return true;
  return false;
};

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

  /** What a segment says of some keys: postings in texts and names, by key. */
  const listsIn = async ({ id, shards }, keys) => {
    const found = await Promise.all(keys.map((key) => must(`/search/segments/${id}/s${placeOf(key, shards)}.json`)));
    const read = (kind) => new Map(keys.map((key, index) => [key, decode(found[index][kind][key])]));
    return { t: read('t'), n: read('n') };
  };

  async function* documents({ id }, ranks, blockSize) {
    for (const rank of ranks) {
      const block = await must(`/search/segments/${id}/d${Math.floor(rank / blockSize)}.json`);
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
    const seen = new Set(manifest.gone);
    const pending = (await Promise.all(manifest.pending.slice(-mostPending).map((key) => once(textPath(key)))))
      .filter(Boolean)
      .sort(newestFirst);
    const look = (keys) =>
      Promise.all(segments.map(async (segment) => ({ segment, lists: await listsIn(segment, keys) })));
    const ranksIn = (looked, choose, beyond) =>
      looked.map(({ segment, lists }) => ({ segment, ranks: candidates(choose(lists), segment.docs, beyond) }));
    async function* unseen(fresh, found) {
      const streams = found.map(({ segment, ranks }) => documents(segment, ranks, blockSize));
      for await (const report of merged([newest(fresh), ...streams])) {
        if (seen.has(keyOf(report))) continue;
        yield report;
        seen.add(keyOf(report));
      }
    }

    // Names first: all that was asked for is in them.
    const named = (report) => terms.every((term) => inNames(report, term));
    const first = pairs.length > 0 ? pairs.slice(0, fewKeys) : letters;
    let looked = await look(first);
    const inAllNames = ranksIn(looked, ({ n }) => first.map((key) => n.get(key)), false);
    const others = new Set();
    for await (const report of unseen(pending.filter(named), inAllNames)) {
      const hit = named(report);
      if (!hit) others.add(keyOf(report));
      yield hit ? { ...report, kind: 'name' } : null;
    }
    if (pairs.length === 0) return;
    for (const key of others) seen.delete(key);

    // Before texts are loaded, it pays to know better which.
    let taken = first;
    const texts = (beyond) => ranksIn(looked, ({ t }) => taken.map((key) => t.get(key)), beyond);
    while (taken.length < pairs.length && moreThan(manyTexts, texts(true))) {
      taken = pairs.slice(0, taken.length + 2);
      looked = await look(taken);
    }
    // Then those with something of it in their names; then all others.
    for (const term of terms.length > 1 ? terms : []) {
      const own = new Set(pairsOf(term));
      if (!taken.some((key) => own.has(key))) continue;
      const partly = ranksIn(looked, ({ n, t }) => taken.map((key) => (own.has(key) ? n : t).get(key)), false);
      yield* inTexts(unseen([], partly), terms);
    }
    const fresh = pending.filter((report) => lineFor(report, terms) !== undefined);
    yield* inTexts(unseen(fresh, texts(true)), terms);
  };
};

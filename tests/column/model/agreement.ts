import { type Publication, reportPrefix } from '../../../schemas/publication.ts';
import type { Register } from '../../../schemas/register.ts';
import { YearDataSchema } from '../../../schemas/yearData.ts';
import { figureOf, wordsOf } from '../../builders/publishedSource.ts';
import { found } from '../search/engine.ts';
import type { Everything, Stored } from './look.ts';

/** A publication as it was handed in: its number, and its files by path. */
export interface HandedIn {
  readonly number: number;
  readonly agencyId: string;
  readonly year: number;
  readonly files: ReadonlyMap<string, Uint8Array>;
}

/** What the column is held against. */
export interface Truth {
  readonly register: Register;
  readonly stored: readonly Stored[];
  /** By the hash of the manifest. */
  readonly handedIn: ReadonlyMap<string, HandedIn>;
}

type Faults = string[];

const isOut = ({ pointer }: Stored): boolean => pointer.withdrawal === null;
const keyOf = ({ pointer: { agencyId, year } }: Stored): string => `${agencyId}/${year}`;
const sorted = (texts: Iterable<string>): string[] => [...new Set(texts)].sort();

/** What is wrong where two sets ought to be one. */
const sameSets = (what: string, found: Iterable<string>, expected: Iterable<string>): Faults => {
  const [one, other] = [sorted(found), sorted(expected)];
  return one.join() === other.join() ? [] : [`${what}: found ${one.join(' ')}; expected ${other.join(' ')}`];
};

const reportLinks = (text: string): string[] =>
  [...text.matchAll(/href="(?:https?:\/\/[^"/]+)?\/reports\/([a-z0-9-]+\/\d{4})\/"/g)].map(([, key]) => key!);
/** Figures of publications. Hashes and the like may have as many digits, hardly with three noughts in a row there. */
const figuresIn = (text: string): string[] => text.match(/(?<!\d)9000\d{3}(?!\d)/g) ?? [];

/** A page that answers with 200; its text. */
const pageAt = (everything: Everything, key: string, faults: Faults): string => {
  const found = everything.get(key);
  if (!found) faults.push(`${key} is missing`);
  else if (found.status !== '') faults.push(`${key} answers ${found.status}`);
  return found?.text ?? '';
};

/** Every file of every version that is not hidden, byte for byte, and the current one's at the address of the year. */
const files = (everything: Everything, { stored, handedIn }: Truth): Faults => {
  const faults: Faults = [];
  const compare = (key: string, bytes: Uint8Array) => {
    if (pageAt(everything, key, faults) !== Buffer.from(bytes).toString()) faults.push(`${key} has other bytes`);
  };
  for (const { pointer, versions } of stored.filter(isOut)) {
    const prefix = reportPrefix(pointer.agencyId, pointer.year);
    const current = handedIn.get(pointer.manifestHash)!;
    for (const [path, bytes] of current.files) if (path !== 'content.html') compare(`${prefix}${path}`, bytes);
    for (const { version, manifestHash } of versions.filter((claim) => claim.version > pointer.hiddenThrough))
      for (const [path, bytes] of handedIn.get(manifestHash)!.files) compare(`${prefix}v${version}/${path}`, bytes);
    if (!versions.some(({ version }) => version === pointer.version))
      faults.push(`${prefix}: no version is noted as out`);
  }
  return faults;
};

/** Report pages say what their version says, with the figures of the agency's years as they are out now. */
const reports = (everything: Everything, { stored, handedIn }: Truth): Faults => {
  const faults: Faults = [];
  const numberOf = (hash: string): number => handedIn.get(hash)!.number;
  for (const { pointer, versions } of stored.filter(isOut)) {
    const { agencyId, year, hiddenThrough } = pointer;
    const prefix = reportPrefix(agencyId, year);
    const siblings = stored.filter((other) => isOut(other) && other.pointer.agencyId === agencyId);
    const earlier = siblings
      .filter((other) => other.pointer.year < year)
      .map(({ pointer: other }) => other.manifestHash);
    const figures = (hash: string) => [hash, ...earlier].map((each) => String(figureOf(numberOf(each))));
    const text = pageAt(everything, `${prefix}index.html`, faults);
    if (!text.includes(wordsOf(numberOf(pointer.manifestHash)))) faults.push(`${prefix} is not of what is out`);
    faults.push(...sameSets(`figures at ${prefix}`, figuresIn(text), figures(pointer.manifestHash)));
    faults.push(
      ...sameSets(`years at ${prefix}`, [keyOf({ pointer, versions }), ...reportLinks(text)], siblings.map(keyOf)),
    );
    const visible = versions.filter(({ version }) => version > hiddenThrough);
    for (const { version, manifestHash, note } of visible) {
      const own = pageAt(everything, `${prefix}v${version}/index.html`, faults);
      if (!own.includes(wordsOf(numberOf(manifestHash)))) faults.push(`${prefix}v${version}/ is not of its version`);
      faults.push(
        ...sameSets(`figures at ${prefix}v${version}/`, figuresIn(own), [String(figureOf(numberOf(manifestHash)))]),
      );
      if (visible.length > 1 && !text.includes(`/${prefix}v${version}/`))
        faults.push(`${prefix} does not name version ${version}`);
      if (version > 1 && note && !own.includes(note))
        faults.push(`${prefix}v${version}/ does not say why it was corrected`);
    }
    for (const [index, { version }] of visible.entries())
      if (index > 0) pageAt(everything, `${prefix}v${version}/changes/index.html`, faults);
    const before = siblings.find((other) => other.pointer.year === year - 1);
    const compared = everything.get(`${prefix}compare/index.html`);
    if (before) {
      const both = [before.pointer.manifestHash, pointer.manifestHash].map((hash) => String(figureOf(numberOf(hash))));
      const shown = pageAt(everything, `${prefix}compare/index.html`, faults);
      faults.push(...sameSets(`figures at ${prefix}compare/`, figuresIn(shown), both));
    } else if (compared && compared.status === '') faults.push(`${prefix}compare/ compares with what is not out`);
  }
  return faults;
};

/**
 * Whether a file belongs to a version that is not hidden: where it is not out either, its publication is under way or fell
 * over before the pointer moved, and may still come to its end. Nothing leads there.
 */
const isUnderWay = (
  key: string,
  { agencyId, year, hiddenThrough }: Pick<Publication, 'agencyId' | 'year' | 'hiddenThrough'>,
): boolean => {
  const [, version] = new RegExp(`^${reportPrefix(agencyId, year)}v(\\d+)/(?!index)[^/]+$`).exec(key) ?? [];
  return Number(version) > hiddenThrough;
};

/** Nothing of a hidden version is to be had anywhere, and every address of it says that it was taken back. */
const hidden = (everything: Everything, { stored, handedIn }: Truth): Faults => {
  const faults: Faults = [];
  const shown = new Set<number>();
  for (const { pointer, versions } of stored) {
    const prefix = reportPrefix(pointer.agencyId, pointer.year);
    const takenBack = [
      ...(pointer.withdrawal ? [prefix] : []),
      ...versions
        .filter(({ version }) => version <= pointer.hiddenThrough)
        .map(({ version }) => `${prefix}v${version}/`),
    ];
    for (const [key, { status }] of everything)
      if (takenBack.some((place) => key.startsWith(place)) && status !== '410' && !isUnderWay(key, pointer))
        faults.push(`${key} was taken back and answers ${status || 200}`);
    if (pointer.withdrawal && !everything.get(`${prefix}index.html`)?.text.includes(pointer.withdrawal.reason))
      faults.push(`${prefix} does not say why it was taken back`);
    for (const { version, manifestHash } of versions)
      if (version > pointer.hiddenThrough) shown.add(handedIn.get(manifestHash)!.number);
  }
  const secret = [...handedIn.values()].filter(({ number }) => !shown.has(number));
  for (const [key, { text }] of everything)
    for (const { number, agencyId, year } of secret) {
      if (!text.includes(wordsOf(number)) && !text.includes(String(figureOf(number)))) continue;
      const pointer = stored.find((other) => keyOf(other) === `${agencyId}/${year}`)?.pointer;
      if (!isUnderWay(key, { agencyId, year, hiddenThrough: pointer?.hiddenThrough ?? 0 }))
        faults.push(`${key} shows what is not out: ${number}`);
    }
  return faults;
};

/** What was published last, so many at most. */
const latest = (out: readonly Stored[], most: number): string[] =>
  [...out]
    .sort((a, b) => (a.pointer.publishedAt < b.pointer.publishedAt ? 1 : -1))
    .slice(0, most)
    .map(keyOf);

/** Home, years, groups and agencies lead to exactly what is out. */
const lists = (everything: Everything, { stored, register }: Truth): Faults => {
  const faults: Faults = [];
  const out = stored.filter(isOut);
  if (stored.length === 0) return [];
  const home = pageAt(everything, 'index.html', faults);
  const countsIn = (text: string, name: string): string[] =>
    [...text.matchAll(new RegExp(`data-${name}="([^"]+)"[^]*?<span>(\\d+)份`, 'g'))].map(
      ([, of, count]) => `${of}:${count}`,
    );
  const counts = (by: (each: Stored) => string | number, of: readonly Stored[]): string[] =>
    [...Map.groupBy(of, by)].map(([name, members]) => `${name}:${members.length}`);
  faults.push(...sameSets('latest at home', reportLinks(home), latest(out, 12)));
  faults.push(
    ...sameSets(
      'years at home',
      countsIn(home, 'year'),
      counts(({ pointer }) => pointer.year, out),
    ),
  );

  const years = sorted(out.map(({ pointer }) => String(pointer.year)));
  for (const year of sorted(stored.map(({ pointer }) => String(pointer.year)))) {
    const ofYear = out.filter(({ pointer }) => String(pointer.year) === year);
    const groups = Map.groupBy(ofYear, ({ pointer }) => pointer.group);
    const page = pageAt(everything, `${year}/index.html`, faults);
    if (groups.size === 1) faults.push(...sameSets(`reports at /${year}/`, reportLinks(page), ofYear.map(keyOf)));
    else
      faults.push(
        ...sameSets(
          `groups at /${year}/`,
          countsIn(page, 'group'),
          counts(({ pointer }) => pointer.group, ofYear),
        ),
      );
    if (!page.includes(`共${ofYear.length}份`)) faults.push(`/${year}/ does not say ${ofYear.length}`);
    if (years.length > 1 && years.includes(year))
      faults.push(
        ...sameSets(
          `other years at /${year}/`,
          [...page.matchAll(/href="\/(\d{4})\/"/g)].map(([, other]) => other!),
          years,
        ),
      );
    for (const group of sorted(
      stored.filter(({ pointer }) => String(pointer.year) === year).map(({ pointer }) => pointer.group),
    )) {
      const list = pageAt(everything, `${year}/${group}/index.html`, faults);
      faults.push(
        ...sameSets(`reports at /${year}/${group}/`, reportLinks(list), (groups.get(group) ?? []).map(keyOf)),
      );
      const others = sorted(
        out.filter(({ pointer }) => pointer.group === group).map(({ pointer }) => String(pointer.year)),
      );
      const links = [...list.matchAll(new RegExp(`href="/(\\d{4})/${group}/"`, 'g'))].map(([, other]) => other!);
      if (groups.has(group) && others.length > 1)
        faults.push(...sameSets(`other years at /${year}/${group}/`, links, others));
    }
  }
  for (const agencyId of sorted(stored.map(({ pointer }) => pointer.agencyId))) {
    const family = [
      agencyId,
      ...register.agencies.filter(({ mergedInto }) => mergedInto === agencyId).map(({ id }) => id),
    ];
    const page = everything.get(`agencies/${agencyId}/index.html`)?.text ?? '';
    const expected = out.filter(({ pointer }) => family.includes(pointer.agencyId)).map(keyOf);
    faults.push(...sameSets(`reports at /agencies/${agencyId}/`, reportLinks(page), expected));
  }
  return faults;
};

/** Feed, sitemaps, the years' data and table, and the data page name exactly what is out. */
const data = (everything: Everything, { stored }: Truth): Faults => {
  const faults: Faults = [];
  if (stored.length === 0) return [];
  const out = stored.filter(isOut);
  const text = (key: string): string => pageAt(everything, key, faults);
  const addresses = (document: string, tag: string): string[] =>
    [...document.matchAll(new RegExp(`<${tag}>[^<]*/reports/([^<]+)/</${tag}>`, 'g'))].map(([, key]) => key!);
  faults.push(...sameSets('feed.xml', addresses(text('feed.xml'), 'id'), latest(out, 50)));
  for (const year of sorted(stored.map(({ pointer }) => String(pointer.year)))) {
    const ofYear = out.filter(({ pointer }) => String(pointer.year) === year);
    const versions = ofYear.map(({ pointer }) => `${pointer.agencyId} ${pointer.version}`);
    const json = YearDataSchema.parse(JSON.parse(text(`data/${year}.json`)));
    faults.push(
      ...sameSets(
        `data/${year}.json`,
        json.rows.map((row) => `${row[0]} ${row[5]}`),
        versions,
      ),
    );
    const [, ...rows] = text(`data/${year}.csv`).trim().split(/\r?\n/);
    faults.push(
      ...sameSets(
        `data/${year}.csv`,
        rows.map((row) => row.split(',')).map((row) => `${row[0]} ${row[5]}`),
        versions,
      ),
    );
    faults.push(...sameSets(`sitemap-${year}.xml`, addresses(text(`sitemap-${year}.xml`), 'loc'), ofYear.map(keyOf)));
  }
  const years = sorted(out.map(({ pointer }) => String(pointer.year)));
  const named = [...text('sitemap.xml').matchAll(/sitemap-(\d{4})\.xml/g)].map(([, year]) => year!);
  faults.push(...sameSets('years in sitemap.xml', named, years));
  const shown = [...text('data/index.html').matchAll(/href="\/data\/(\d{4})\.csv"/g)].map(([, year]) => year!);
  faults.push(...sameSets('years at /data/', shown, years));
  return faults;
};

/** Every report is found by its own words, and nothing that is not out is found by any. */
const search = async (everything: Everything, { stored, handedIn }: Truth): Promise<Faults> => {
  const faults: Faults = [];
  const load = async (path: string) => {
    const file = everything.get(path.slice(1));
    return file && JSON.parse(file.text);
  };
  const find = (query: string): Promise<string[]> => found(load, query);
  const out = stored.filter(isOut);
  const all = out.map((each) => `${keyOf(each)}/${each.pointer.version}`);
  faults.push(...sameSets('search by words of all titles', await find('信息公开工作年度报告'), all));
  for (const each of out) {
    const { number } = handedIn.get(each.pointer.manifestHash)!;
    faults.push(
      ...sameSets(`search for ${wordsOf(number)}`, await find(wordsOf(number)), [
        `${keyOf(each)}/${each.pointer.version}`,
      ]),
    );
  }
  return faults;
};

/** Everything in which the column disagrees with the store. */
export const disagreements = async (everything: Everything, truth: Truth): Promise<string[]> => [
  ...files(everything, truth),
  ...reports(everything, truth),
  ...hidden(everything, truth),
  ...lists(everything, truth),
  ...data(everything, truth),
  ...(await search(everything, truth)),
];

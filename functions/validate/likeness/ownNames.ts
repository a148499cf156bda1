import type { Agency } from '../../../schemas/register.ts';

/** All names of an agency in the register; none when it is not known. */
export const namesOf = (agency: Agency | undefined): string[] => (agency ? [agency.name, ...agency.formerNames] : []);

/**
 * What a report calls its own agency and places, as one expression: the name in full and shortened from the left
 * (云岭市清溪区教育局, 清溪区教育局, 教育局), its places with and without their level (清溪区, 清溪), and 我局, 本机关.
 * Somebody who copies a report replaces just these. Titles of documents (《…》) stand in everybody's report alike.
 */
export const ownNames = (names: readonly string[]): RegExp => {
  const plausible = names.filter((name) => name.length <= longestName);
  const written = plausible.flatMap(shortenings).filter((term) => term.length > 1);
  const longestFirst = [...new Set(written)].sort((one, other) => other.length - one.length);
  return new RegExp([...longestFirst.map(escaped), ...generic].join('|'), 'gu');
};

/** What a title says before 年 may be anything; nobody is called by more characters than this. */
const longestName = 80;

const generic = ['《[^《》]*》', '[我本](?:机关|单位|部门|中心|街道|[局委办厅院部处会省市州盟区县旗镇乡])'] as const;

/** A place at the beginning of a name: two to nine characters, then the level. */
const leadingPlace = /^(.{2,9}?)(?:特别行政区|自治[区州县旗]|地区|街道|[省市州盟区县旗镇乡])(?=.)/u;

const shortenings = (name: string): string[] => {
  const terms: string[] = [];
  for (let rest = name.replace(/\s+/gu, ''); rest !== ''; ) {
    terms.push(rest);
    const [place, bare] = leadingPlace.exec(rest) ?? [];
    if (place === undefined || bare === undefined) break;
    terms.push(place, bare);
    rest = rest.slice(place.length);
  }
  return terms;
};

const escaped = (term: string): string => term.replace(/[\\^$.*+?()[\]{}|]/gu, '\\$&');

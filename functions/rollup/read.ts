import { cellsOf } from '../../schemas/form/derive.ts';
import { formOf } from '../../schemas/form/index.ts';
import { type Publication, versionPrefix } from '../../schemas/publication.ts';
import type { Agency, Register } from '../../schemas/register.ts';
import type { RollUp } from '../../schemas/rollUp.ts';
import { catalogueOf } from '../column/catalogue.ts';
import { readJson } from '../shared/objects.ts';
import { type Figures, figureOf, PublishedFiguresSchema } from './figures.ts';
import { type Filed, rollUp } from './rollUp.ts';
import { type Scope, scopeOf } from './scope.ts';

/** Where published reports are found. */
export interface PublishedPlace {
  readonly table: string;
  readonly publicBucket: string;
}

const atOnce = 24;

/** What becomes of each, a few at a time, in their order. */
const each = async <Item, Value>(items: readonly Item[], work: (item: Item) => Promise<Value>): Promise<Value[]> => {
  const values = new Map<number, Value>();
  const waiting = [...items.entries()];
  const worker = async (): Promise<void> => {
    for (let next = waiting.shift(); next; next = waiting.shift()) values.set(next[0], await work(next[1]));
  };
  await Promise.all(Array.from({ length: atOnce }, worker));
  return items.map((_, index) => values.get(index)!);
};

const figuresOf = ({ publicBucket }: PublishedPlace, { agencyId, year, version }: Publication): Promise<Figures> =>
  readJson(publicBucket, `${versionPrefix(agencyId, year, version)}report.json`, PublishedFiguresSchema);

/** The figures an agency has out for a year; undefined when nothing is. */
const publishedFigures = async (
  place: PublishedPlace,
  agencyId: string,
  year: number,
): Promise<Figures | undefined> => {
  const publication = await catalogueOf(place.table).find(agencyId, year);
  return publication && figuresOf(place, publication);
};

/** The same for many agencies, in their order. */
export const figuresOfAll = (
  place: PublishedPlace,
  agencyIds: readonly string[],
  year: number,
): Promise<(Figures | undefined)[]> => each(agencyIds, (agencyId) => publishedFigures(place, agencyId, year));

/** What is out of the members of a scope, by agency id. Reads two pointers and two reports a member at most. */
const filedOf = async (
  place: PublishedPlace,
  { members }: Scope,
  year: number,
  withCarried: boolean,
): Promise<Map<string, Filed>> => {
  const filed = await each(members, async ({ agency }): Promise<[string, Filed] | undefined> => {
    const publication = await catalogueOf(place.table).find(agency.id, year);
    if (!publication) return undefined;
    const [figures, before] = await Promise.all([
      figuresOf(place, publication),
      withCarried ? publishedFigures(place, agency.id, year - 1) : undefined,
    ]);
    return [agency.id, { publication, figures, carriedOut: before ? carriedOutOf(before) : null }];
  });
  return new Map(filed.filter((one) => one !== undefined));
};

const carriedOutOf = (before: Figures): number | null => {
  const cell = cellsOf(formOf(before.edition)).find(
    ({ table, row, column }) => table === 't2' && row.leaf.key === 'r4' && column.leaf.key === 'total',
  );
  return (cell && figureOf(before, cell.name)) ?? null;
};

export interface RollUpOrder {
  readonly parent: Agency;
  readonly year: number;
  readonly now: Date;
  /** Read also what each carried on the year before; without, it is not known. */
  readonly withCarried: boolean;
  /** A member that is left out: for comparing it with the others. */
  readonly without?: string;
}

/** Adds up what the bodies of a government have published for a year, as it stands now. */
export const readRollUp = async (
  place: PublishedPlace,
  { agencies }: Pick<Register, 'agencies'>,
  { parent, year, now, withCarried, without }: RollUpOrder,
): Promise<RollUp> => {
  const all = scopeOf(agencies, parent, year);
  const scope = { ...all, members: all.members.filter(({ agency }) => agency.id !== without) };
  return rollUp({ parent, year, scope, filed: await filedOf(place, scope, year, withCarried), now });
};

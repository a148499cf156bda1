import { counterparts } from '../../schemas/form/counterparts.ts';
import { cellsOf } from '../../schemas/form/derive.ts';
import { formOf, formOfYear } from '../../schemas/form/index.ts';
import type { Form } from '../../schemas/form/model.ts';
import type { Publication } from '../../schemas/publication.ts';
import type { Agency } from '../../schemas/register.ts';
import type { RollUp, RollUpMember } from '../../schemas/rollUp.ts';
import { cellPlace, tableName } from '../validate/place.ts';
import { exactSum } from './exactSum.ts';
import { type Figures, figureOf } from './figures.ts';
import type { Scope, ScopeMember } from './scope.ts';

/** A member's published report. */
export interface Filed {
  readonly publication: Pick<Publication, 'version' | 'manifestHash' | 'publishedAt'>;
  readonly figures: Figures;
  /** What its report for the year before carried on; null when not known. */
  readonly carriedOut: number | null;
}

export interface RollUpInput {
  readonly parent: Pick<Agency, 'id' | 'name'>;
  readonly year: number;
  readonly scope: Pick<Scope, 'members'>;
  /** By agency id; who is not in it has published nothing. */
  readonly filed: ReadonlyMap<string, Filed>;
  readonly now: Date;
}

/** Adds up what the members of a scope have published. Throws RangeError for a year without a form (before 2019). */
export const rollUp = ({ parent, year, scope, filed, now }: RollUpInput): RollUp => {
  const form = formOfYear(year);
  if (!form) throw new RangeError(`No edition of the form is for the year ${year}`);
  const members = scope.members.map((member) => memberOf(member, filed.get(member.agency.id), form));
  return {
    format: 'gongkai-rollup',
    formatVersion: 1,
    parentId: parent.id,
    parentName: parent.name,
    year,
    edition: form.edition,
    madeAt: now.toISOString(),
    fixedBy: null,
    members,
    cells: Object.fromEntries(cellsOf(form).map(({ name }) => [name, cellOf(members, name)])),
  };
};

const memberOf = ({ agency, role, contains }: ScopeMember, filed: Filed | undefined, form: Form): RollUpMember => {
  const known = { agencyId: agency.id, name: agency.name, role, contains };
  if (!filed) return { ...known, source: null, figures: {}, unplaced: [], carriedOut: null };
  const { version, manifestHash, publishedAt } = filed.publication;
  return {
    ...known,
    source: { version, manifestHash, publishedAt, edition: filed.figures.edition },
    ...placed(filed.figures, form),
    carriedOut: filed.carriedOut,
  };
};

/** Its figures in the cells of the form, and those that have no place there and are not 0. */
const placed = (own: Figures, form: Form): Pick<RollUpMember, 'figures' | 'unplaced'> => {
  const ownForm = formOf(own.edition);
  const pairs = counterparts(form, ownForm);
  const figures = new Map(pairs.map(({ cell, other }) => [cell.name, figureOf(own, other.name) ?? null]));
  const taken = new Set(pairs.map(({ other }) => other.name));
  return {
    figures: Object.fromEntries(cellsOf(form).map(({ name }) => [name, figures.get(name) ?? null])),
    unplaced: cellsOf(ownForm).flatMap((cell) => {
      const value = taken.has(cell.name) ? 0 : (figureOf(own, cell.name) ?? 0);
      return value === 0 ? [] : [{ cell: cell.name, place: tableName(ownForm, cell.table) + cellPlace(cell), value }];
    }),
  };
};

const cellOf = (members: readonly RollUpMember[], name: string): RollUp['cells'][string] => {
  const filed = members.filter(({ source }) => source !== null);
  return {
    sum: exactSum(filed.flatMap(({ figures }) => figures[name] ?? [])),
    without: filed.filter(({ figures }) => (figures[name] ?? null) === null).map(({ agencyId }) => agencyId),
  };
};

/** Members that have published nothing for the year. */
export const missingIn = ({ members }: Pick<RollUp, 'members'>): RollUpMember[] =>
  members.filter(({ source }) => source === null);

/** Members whose report was added up. */
export const filedIn = ({ members }: Pick<RollUp, 'members'>): RollUpMember[] =>
  members.filter(({ source }) => source !== null);

/** Whether the government's own office is in the scope: without it the sum cannot be the government's. */
export const hasOffice = ({ members }: Pick<RollUp, 'members'>): boolean =>
  members.some(({ role }) => role === 'office');

/** Whether everybody of the scope is in it, the own office included: only then can a difference be called wrong (H03). */
export const isFull = (rolled: Pick<RollUp, 'members'>): boolean => missingIn(rolled).length === 0 && hasOffice(rolled);

/** Who gives what to a cell: the largest first, then who gives no figure, then who is missing. */
export const contributionsTo = ({ members }: Pick<RollUp, 'members'>, name: string) =>
  members
    .map(({ agencyId, name: agency, source, figures }) => ({
      agencyId,
      name: agency,
      filed: source !== null,
      figure: figures[name] ?? null,
    }))
    .toSorted((one, other) => Number(other.filed) - Number(one.filed) || (other.figure ?? -1) - (one.figure ?? -1));

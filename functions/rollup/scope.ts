import type { Agency } from '../../schemas/register.ts';
import type { MemberRole } from '../../schemas/rollUp.ts';
import { owesReport } from '../chase/duty.ts';
import { plainName } from '../validate/text.ts';

/** One body of a scope. */
export interface ScopeMember {
  readonly agency: Agency;
  readonly role: MemberRole;
  /** Bodies whose figures are in its report already. */
  readonly contains: number;
}

/** Whose reports are added up for a government's year. */
export interface Scope {
  readonly members: readonly ScopeMember[];
  /** Bodies the register puts directly below it that owe no report for the year: not there yet, or no more. */
  readonly idle: readonly Agency[];
}

const roles: readonly MemberRole[] = ['office', 'department', 'township', 'institution', 'government'];

/**
 * The scope of a government's roll-up, by `parent` in the register. A subordinate government counts with its own report,
 * which contains its departments already, so nobody below a member is counted again (H02). What stands below a body that
 * makes no report for the year moves up to take its place. Every body is thus in one scope at most.
 */
export const scopeOf = (agencies: readonly Agency[], parent: Agency, year: number): Scope => {
  const below = childrenBy(agencies);
  const found = reportersBelow(below, parent.id, year).map((agency) => ({
    agency,
    role: roleOf(agency, parent),
    contains: reportersBelow(below, agency.id, year, 'all').length,
  }));
  return {
    members: found.toSorted((one, other) => roles.indexOf(one.role) - roles.indexOf(other.role)),
    idle: (below.get(parent.id) ?? []).filter((agency) => !owesReport(agency, year)),
  };
};

type Below = ReadonlyMap<string | undefined, readonly Agency[]>;

const childrenBy = (agencies: readonly Agency[]): Below => Map.groupBy(agencies, ({ parent }) => parent);

/** The nearest bodies below that make a report, or all of them. */
const reportersBelow = (below: Below, id: string, year: number, which: 'nearest' | 'all' = 'nearest'): Agency[] =>
  (below.get(id) ?? []).flatMap((agency) => {
    if (!owesReport(agency, year)) return reportersBelow(below, agency.id, year, which);
    return which === 'nearest' ? [agency] : [agency, ...reportersBelow(below, agency.id, year, which)];
  });

/** Governments of the register whose scope is not empty that year, in its order. */
export const rollUpParents = (agencies: readonly Agency[], year: number): Agency[] => {
  const below = childrenBy(agencies);
  return agencies.filter(({ kind, id }) => kind === 'government' && reportersBelow(below, id, year).length > 0);
};

const roleOf = (agency: Agency, parent: Agency): MemberRole =>
  isOfficeOf(agency.name, parent.name) ? 'office' : agency.kind;

/** 云岭市清溪区人民政府 → 云岭市清溪区. */
export const placeOf = (name: string): string => plainName(name).replace(/(?:人民政府|街道办事处|办事处)$/u, '');

/** 某区人民政府办公室（区外事办公室）, 某省人民政府办公厅. */
export const isOfficeOf = (name: string, government: string): boolean => {
  const [own = ''] = plainName(name).split(/[(（]/u);
  const place = placeOf(government);
  return own.startsWith(place) && /^(?:人民)?政府(?:办公室|办公厅|办)$/u.test(own.slice(place.length));
};

/** Whether a name is that of some government's own office. */
export const isOfficeName = (name: string): boolean => /政府(?:办公室|办公厅)(?:[(（].*)?$/u.test(plainName(name));

/**
 * Members whose name begins with the place of another member, e.g. a county's bureau beside the county's government: that
 * report is likely to contain them, and then they are counted twice.
 */
export const perhapsTwice = (members: readonly { readonly agencyId: string; readonly name: string }[]) => {
  const holders = members.filter(({ name }) => /(?:人民政府|街道办事处)$/u.test(plainName(name)));
  return members.flatMap((member) => {
    const holder = holders.find(
      ({ agencyId, name }) => agencyId !== member.agencyId && plainName(member.name).startsWith(placeOf(name)),
    );
    return holder ? [{ member: member.name, holder: holder.name }] : [];
  });
};

import { formOfYear } from '../../schemas/form/index.ts';
import { type Agency, agencyOf, type Register } from '../../schemas/register.ts';
import type { RollUp } from '../../schemas/rollUp.ts';
import { type PublishedPlace, readRollUp } from './read.ts';
import { isOfficeOf, scopeOf } from './scope.ts';

/** What a report is held against beside itself: see `Context` of the rules. */
export interface Family {
  readonly children?: RollUp;
  readonly siblings?: RollUp;
}

/**
 * Reads what a check of an agency's report needs of others: for a government the bodies it sums up, for its office its
 * sisters. Nothing for all others, which are many.
 */
export const readFamily = async (
  place: PublishedPlace,
  register: Register,
  agency: Agency,
  year: number,
  now: Date,
): Promise<Family> => {
  if (!formOfYear(year)) return {};
  if (agency.kind === 'government') {
    if (scopeOf(register.agencies, agency, year).members.length === 0) return {};
    return { children: await readRollUp(place, register, { parent: agency, year, now, withCarried: true }) };
  }
  const parent = agency.parent === undefined ? undefined : agencyOf(register, agency.parent);
  if (!parent || !isOfficeOf(agency.name, parent.name)) return {};
  const order = { parent, year, now, withCarried: false, without: agency.id };
  return { siblings: await readRollUp(place, register, order) };
};

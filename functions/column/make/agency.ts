import type { Publication } from '../../../schemas/publication.ts';
import { type Agency, agencyOf, type Register } from '../../../schemas/register.ts';
import { StoredDataError } from '../../shared/errors.ts';
import type { Column } from '../column.ts';
import { listedOf } from '../lists.ts';
import { agencyPage } from '../pages/agency.ts';
import { movedPage } from '../pages/ended.ts';
import { figuresOf } from '../pages/figures.ts';
import { agencysYears } from '../reads.ts';
import type { Derived } from '../refresh.ts';
import { publishedDocument } from './figures.ts';
import { leadingOn, page } from './objects.ts';

const mostYears = 10;

/** The agency as the register knows it; one that has left it as its last report named it. */
const describe = (register: Register, agencyId: string, years: readonly Publication[]) => {
  const agency = agencyOf(register, agencyId);
  if (!agency) {
    const last = years[0];
    return last && { id: agencyId, name: last.agencyName, kind: last.agencyKind, formerNames: [] };
  }
  const { id, name, kind, formerNames, mergedInto } = agency;
  const successor = mergedInto === undefined ? undefined : agencyOf(register, mergedInto);
  return {
    id,
    name,
    kind,
    formerNames,
    ...(successor && { mergedInto: { id: successor.id, name: successor.name } }),
  };
};

/** Everything that is out of an agency under any of its ids, the latest year first. */
const yearsOf = async (column: Column, { id, formerIds = [] }: Pick<Agency, 'id'> & Partial<Agency>) => {
  const all = await Promise.all([id, ...formerIds].map((each) => agencysYears(column, each)));
  return all.flat().sort((one, other) => other.year - one.year);
};

/** All years of one agency, and of those whose duties it carries on. The address of a former id leads on. */
export const agency = async (column: Column, agencyId: string): Promise<Derived> => {
  const { register, site } = column;
  const renamed = register.agencies.find(({ formerIds }) => formerIds.includes(agencyId));
  if (renamed) {
    const to = `/agencies/${renamed.id}/`;
    return leadingOn(movedPage(site, { to }), to);
  }
  const years = await yearsOf(column, agencyOf(register, agencyId) ?? { id: agencyId });
  const described = describe(register, agencyId, years);
  if (!described) throw new StoredDataError(`Nothing is known of the agency ${agencyId}`);
  const former = register.agencies.filter(({ mergedInto }: Agency) => mergedInto === agencyId);
  const [documents, predecessors] = await Promise.all([
    Promise.all(years.slice(0, mostYears).map((each) => publishedDocument(column, each))),
    Promise.all(
      former.map(async (each) => ({
        id: each.id,
        name: each.name,
        reports: (await yearsOf(column, each)).map(listedOf),
      })),
    ),
  ]);
  return page(
    agencyPage(site, {
      agency: described,
      reports: years.map(listedOf),
      predecessors,
      figures: documents.map(figuresOf).sort((one, other) => one.year - other.year),
    }),
  );
};

import type { Publication } from '../../../schemas/publication.ts';
import type { Column } from '../column.ts';

/** What is out of one agency, the latest year first. */
export const agencysYears = async ({ catalogue }: Column, agencyId: string): Promise<Publication[]> => {
  const years = await catalogue.years();
  return catalogue.ofAgency(
    agencyId,
    years.map(({ year }) => year),
  );
};

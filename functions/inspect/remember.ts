import type { Catalogue } from '../column/catalogue.ts';
import type { Column } from '../column/column.ts';

/** Asks once for each key. */
const once = <Answer>(ask: (...given: readonly (string | number)[]) => Promise<Answer>): typeof ask => {
  const known = new Map<string, Promise<Answer>>();
  return (...given) => {
    const key = given.join('/');
    const asked = known.get(key) ?? ask(...given);
    known.set(key, asked);
    return asked;
  };
};

/**
 * A column whose pointers are asked for once each: for one look, in which every page of an agency is made from the same few.
 * Never to write with: what is written must be made from pointers that are read after the object was.
 */
export const remembering = (column: Column): Column => {
  const { catalogue } = column;
  const pointer = once((agencyId, year) => catalogue.pointer(String(agencyId), Number(year)));
  const find: Catalogue['find'] = async (agencyId, year) => {
    const found = await pointer(agencyId, year);
    return found?.withdrawal === null ? found : undefined;
  };
  return { ...column, catalogue: { ...catalogue, pointer, find, years: once(() => catalogue.years()) } };
};

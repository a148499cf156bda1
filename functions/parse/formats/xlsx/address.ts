/** A place on a sheet, row and column from 0. */
export interface Place {
  readonly row: number;
  readonly column: number;
}

/** A merged area, both ends included. */
export interface Area {
  readonly from: Place;
  readonly to: Place;
}

/** Reads an address such as `B12`; undefined when it is none. */
export const placeOf = (address: string): Place | undefined => {
  const match = /^([A-Z]{1,3})([1-9]\d{0,6})$/u.exec(address);
  if (!match) return undefined;
  const column = [...match[1]!].reduce((total, letter) => total * 26 + letter.charCodeAt(0) - 64, 0);
  return { row: Number(match[2]) - 1, column: column - 1 };
};

/** Reads a range such as `A1:C3`; undefined when it is none. */
export const areaOf = (reference: string): Area | undefined => {
  const [from, to] = reference.split(':').map(placeOf);
  return from && to && to.row >= from.row && to.column >= from.column ? { from, to } : undefined;
};

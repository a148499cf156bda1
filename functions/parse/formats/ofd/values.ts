import type { XmlElement } from '../../xml.ts';
import type { Matrix } from '../page/matrix.ts';

/** The text of an element without that of its children. */
export const textOfElement = ({ children }: XmlElement): string =>
  children.filter((child): child is string => typeof child === 'string').join('');

/** Numbers parted by white space (ST_Array of GB/T 33190). */
export const numbersIn = (text: string | undefined): number[] =>
  (text ?? '')
    .trim()
    .split(/\s+/u)
    .filter((part) => part !== '')
    .map(Number)
    .filter(Number.isFinite);

/** No row of distances is longer: a page holds fewer signs. */
const mostDistances = 50_000;

/** Distances from sign to sign (DeltaX, DeltaY); `g n d` stands for n times d. */
export const distancesIn = (text: string | undefined): number[] => {
  const parts = (text ?? '').trim().split(/\s+/u);
  const distances: number[] = [];
  for (let at = 0; at < parts.length && distances.length < mostDistances; at++) {
    const isRepeated = parts[at] === 'g';
    const count = isRepeated ? Math.min(Number(parts[at + 1]), mostDistances) : 1;
    const distance = Number(isRepeated ? parts[at + 2] : parts[at]);
    for (let index = 0; index < count; index++) distances.push(Number.isFinite(distance) ? distance : 0);
    if (isRepeated) at += 2;
  }
  return distances;
};

/** An object's own space: moved to its boundary, turned by its matrix. */
export const objectMatrix = ({ attributes }: XmlElement): Matrix => {
  const [x = 0, y = 0] = numbersIn(attributes.Boundary);
  const [a = 1, b = 0, c = 0, d = 1, e = 0, f = 0] = numbersIn(attributes.CTM);
  return [a, b, c, d, e + x, f + y];
};

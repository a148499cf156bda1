import { hashOf, shingleLength } from './shingles.ts';

/**
 * All different shingles of a text, each by the place where it first begins. A table of places with open addressing, at
 * most half full: letters are compared, never only hashes, so what is found is exact, in a fifth of the time of a Map.
 */
export class ShingleIndex {
  /** Where each different shingle first begins, in order. */
  readonly places: readonly number[];
  readonly #codes: Uint16Array;
  /** Place + 1; 0 is free. */
  readonly #slots: Int32Array;

  constructor(codes: Uint16Array) {
    this.#codes = codes;
    this.#slots = new Int32Array(2 ** Math.ceil(Math.log2(2 * codes.length + 2)));
    const places: number[] = [];
    for (let at = 0; at + shingleLength <= codes.length; at += 1) {
      const slot = this.#slotOf(codes, at);
      if (this.#slots[slot] !== 0) continue;
      this.#slots[slot] = at + 1;
      places.push(at);
    }
    this.places = places;
  }

  /** Where the shingle that begins at `at` of some text first begins in this one; undefined when it does not stand here. */
  find(codes: Uint16Array, at: number): number | undefined {
    const kept = this.#slots[this.#slotOf(codes, at)]!;
    return kept === 0 ? undefined : kept - 1;
  }

  /** The slot that holds the shingle, or the free one where it would lie. */
  #slotOf(codes: Uint16Array, at: number): number {
    const last = this.#slots.length - 1;
    let slot = hashOf(codes, at) & last;
    for (let kept = this.#slots[slot]!; kept !== 0; kept = this.#slots[slot]!) {
      if (lengthAlike(codes, at, this.#codes, kept - 1, shingleLength) === shingleLength) break;
      slot = (slot + 1) & last;
    }
    return slot;
  }
}

/** How many letters are equal from two places on, up to `most`. */
export const lengthAlike = (
  one: Uint16Array,
  at: number,
  other: Uint16Array,
  there: number,
  most = Number.POSITIVE_INFINITY,
): number => {
  let length = 0;
  while (length < most && at + length < one.length && one[at + length] === other[there + length]) length += 1;
  return length;
};

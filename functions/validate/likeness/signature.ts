import type { Narrative } from './narrative.ts';
import { hashOf, mixed, shingleLength } from './shingles.ts';

/**
 * A MinHash signature: for each of 48 hash functions the smallest hash of any shingle, its lower 16 bits. Two texts agree
 * in one with a chance of J, the number of shingles they have in common by the number either has (Jaccard), so the share
 * of equal places estimates J, give or take √(J(1−J)/48) ≤ 0.07.
 *
 * The 48 places are 16 bands of 3 (`bandsOf`). Texts meet when one band is equal throughout: with a chance of
 * 1 − (1 − J³)¹⁶. Of two texts of one length of which the share s stands in both, J = s / (2 − s):
 *
 * | share in common | 0.4 | 0.5 | 0.6 | 0.7 | 0.8 | 0.9 | 1 |
 * |---|---|---|---|---|---|---|---|
 * | J | 0.25 | 0.33 | 0.43 | 0.54 | 0.67 | 0.82 | 1 |
 * | found | 22% | 45% | 73% | 93% | 99.6% | 100% | 100% |
 *
 * Where the other text is twice as long, J = s / (3 − s): a full copy in it is found in 88%, a share of 0.8 in 54%.
 */
export const bandCount = 16;
export const rowsInBand = 3;
const hashCount = bandCount * rowsInBand;

/** Raise it with whatever changes signatures (masks, shingles, hashes): those of another scheme are never compared. */
export const signatureScheme = 1;

/** Undefined for a text without a shingle. Linear: 48 multiplications for each letter. */
export const signatureOf = ({ codes }: Pick<Narrative, 'codes'>): Uint16Array | undefined => {
  if (codes.length < shingleLength) return undefined;
  const least = new Uint32Array(hashCount).fill(0xffffffff);
  for (let at = 0; at + shingleLength <= codes.length; at += 1) {
    const hash = hashOf(codes, at);
    for (let index = 0; index < hashCount; index += 1) {
      const value = (Math.imul(factors[index]!, hash) + offsets[index]!) >>> 0;
      if (value < least[index]!) least[index] = value;
    }
  }
  return Uint16Array.from(least, (value) => value & 0xffff);
};

/** Estimated Jaccard likeness (0–1) of the texts of two signatures. */
export const estimate = (one: Uint16Array, other: Uint16Array): number =>
  one.filter((value, index) => value === other[index]).length / hashCount;

/** The functions are x → a·x + b modulo 2³² with fixed a (odd, so that nothing coincides) and b. */
const factors = Int32Array.from({ length: hashCount }, (_, index) => mixed(2 * index + 1) | 1);
const offsets = Int32Array.from({ length: hashCount }, (_, index) => mixed(2 * index + 2));

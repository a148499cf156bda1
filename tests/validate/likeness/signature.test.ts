import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { lookupsOf } from '../../../functions/validate/likeness/lookups.ts';
import { narrativeOf } from '../../../functions/validate/likeness/narrative.ts';
import { bandCount, estimate, rowsInBand, signatureOf } from '../../../functions/validate/likeness/signature.ts';
import { educationReport, lettersOf, otherFigures } from './texts.ts';

const codesOf = (text: string) => ({ codes: Uint16Array.from(text, (letter) => letter.charCodeAt(0)) });
const sign = (text: string): Uint16Array => signatureOf(codesOf(text))!;
const signReport = (...parts: Parameters<typeof educationReport>): Uint16Array =>
  signatureOf(narrativeOf(educationReport(...parts)))!;

/** Jaccard likeness, by the definition. */
const likenessOf = (one: string, other: string): number => {
  const shingles = (text: string) =>
    new Set(Array.from({ length: text.length - 4 }, (_, at) => text.slice(at, at + 5)));
  const [ones, others] = [shingles(one), shingles(other)];
  const common = [...ones].filter((shingle) => others.has(shingle)).length;
  return common / (ones.size + others.size - common);
};

/** Two texts of which a part is the same. */
const pair = (seed: number, common: number, own: number): [string, string] => [
  lettersOf(seed, common) + lettersOf(seed + 1, own),
  lettersOf(seed, common) + lettersOf(seed + 2, own),
];

describe('a signature', () => {
  it('is the same today and tomorrow: what lies in the table stays comparable (else raise the scheme)', () => {
    expect([...sign('本年度主动公开政府信息')].slice(0, 4)).toEqual([47_441, 49_236, 25_697, 54_284]);
  });

  it('is that of the copy with another name and other figures', () => {
    expect(signReport('丙市白石县水务局', otherFigures)).toEqual(signReport());
  });

  it('is none of a text of fewer than five letters', () => {
    expect(signatureOf(codesOf('无特此说'))).toBeUndefined();
  });
});

describe('the likeness estimated from two signatures', () => {
  const anyPair = fc
    .tuple(fc.integer({ min: 1, max: 1e9 }), fc.integer({ min: 10, max: 600 }), fc.integer({ min: 10, max: 600 }))
    .map(([seed, common, own]) => pair(seed, common, own));

  it('is the same both ways, and 1 with itself', () => {
    fc.assert(
      fc.property(anyPair, ([one, other]) => {
        expect(estimate(sign(one), sign(other))).toBe(estimate(sign(other), sign(one)));
        expect(estimate(sign(one), sign(one))).toBe(1);
      }),
      { numRuns: 40 },
    );
  });

  it('is within five standard errors of the true one', () => {
    fc.assert(
      fc.property(anyPair, ([one, other]) => {
        const truth = likenessOf(one, other);
        const error = Math.sqrt((truth * (1 - truth)) / (bandCount * rowsInBand));
        expect(Math.abs(estimate(sign(one), sign(other)) - truth)).toBeLessThanOrEqual(5 * error + 0.02);
      }),
      { numRuns: 60 },
    );
  });

  it('is neither too high nor too low over many pairs', () => {
    const errors = Array.from({ length: 300 }, (_, index) => {
      const [one, other] = pair(1000 * index + 7, 20 + index, 150);
      return estimate(sign(one), sign(other)) - likenessOf(one, other);
    });
    const mean = errors.reduce((sum, error) => sum + error, 0) / errors.length;
    expect(Math.abs(mean)).toBeLessThan(0.015);
  });
});

describe('the lookups of a signature', () => {
  const meet = (one: Uint16Array, other: Uint16Array): boolean => {
    const buckets = new Set(lookupsOf(one).map(({ bucket }) => bucket));
    return lookupsOf(other).some(({ bucket }) => buckets.has(bucket));
  };

  it('are sixteen, whatever the text', () => {
    for (const length of [5, 500, 50_000]) expect(lookupsOf(sign(lettersOf(9, length)))).toHaveLength(16);
  });

  it.each([
    [0.5, 0.3, 0.6],
    [0.8, 0.97, 1],
    [0.9, 1, 1],
  ])('of texts with a share of %f in common meet as often as the curve says (%f to %f)', (share, least, most) => {
    const pairs = Array.from({ length: 200 }, (_, index) => pair(5000 * index + 3, 500 * share, 500 * (1 - share)));
    const met = pairs.filter(([one, other]) => meet(sign(one), sign(other))).length / pairs.length;
    expect(met).toBeGreaterThanOrEqual(least);
    expect(met).toBeLessThanOrEqual(most);
  });

  it('of texts with nothing in common do not meet', () => {
    for (let seed = 1; seed < 60; seed += 2)
      expect(meet(sign(lettersOf(seed, 400)), sign(lettersOf(seed + 1, 400)))).toBe(false);
  });
});

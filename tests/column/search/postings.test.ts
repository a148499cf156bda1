import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fold, nameKeys, placeOf, textKeys } from '../../../functions/column/search/letters.ts';
import { decode, encode, mergePostings, type Postings } from '../../../functions/column/search/postings.ts';
import { engine } from './engine.ts';

const ranks = fc.uniqueArray(fc.nat({ max: 200_000 }), { maxLength: 60 }).map((all) => all.sort((a, b) => a - b));
const anyText = fc.oneof(
  fc.string({ unit: 'grapheme' }),
  fc.string({ unit: 'binary' }),
  fc.constant('ＡＢ㎡　İ①\u{20BB7}'),
);

describe('postings', () => {
  test('are small texts', () => {
    expect(encode({ ranks: [0, 1, 2, 40, 1100], more: false })).toBe('AAAlBjhB');
    expect(encode({ ranks: [], more: true })).toBe('+');
  });

  test('are read as they were written, by us and by the browser', () => {
    fc.assert(
      fc.property(ranks, fc.boolean(), (all, more) => {
        const text = encode({ ranks: all, more });
        expect(decode(text)).toEqual({ ranks: all, more });
        expect(engine.decode(text)).toEqual({ ranks: all, more });
      }),
    );
  });
});

describe('merging postings', () => {
  const full: Postings = { ranks: [0, 2], more: false };

  test('gives every document its new number, and drops those that are gone', () => {
    const moved = [
      { postings: full, ranks: Int32Array.of(1, 2, -1) },
      { postings: { ranks: [0, 1], more: false }, ranks: Int32Array.of(0, 3) },
    ];
    expect(mergePostings(moved, 10)).toEqual({ ranks: [0, 1, 3], more: false });
  });

  test('cuts a list off after the newest', () => {
    expect(mergePostings([{ postings: { ranks: [0, 1, 2], more: false }, ranks: Int32Array.of(0, 1, 2) }], 2)).toEqual({
      ranks: [0, 1],
      more: true,
    });
  });

  test('says nothing of documents older than where a list was cut off', () => {
    const cut = { postings: { ranks: [0, 1], more: true }, ranks: Int32Array.of(0, 2, 4, 6) };
    const other = { postings: { ranks: [0, 1, 2], more: false }, ranks: Int32Array.of(1, 3, 5) };
    expect(mergePostings([cut, other], 10)).toEqual({ ranks: [0, 1, 2, 3], more: true });
  });

  test('comes to the same whether lists are merged one by one or all at once', () => {
    const side = fc.array(fc.boolean(), { minLength: 1, maxLength: 30 });
    fc.assert(
      fc.property(
        side,
        side,
        side,
        fc.integer({ min: 1, max: 12 }),
        fc.infiniteStream(fc.nat({ max: 2 })),
        (a, b, c, most, turns) => {
          // Documents of three sources, shuffled into one order without changing the order within a source.
          const left = [a, b, c].map((holds, source) => holds.map((held, rank) => ({ source, rank, held })));
          const all: { source: number; rank: number; held: boolean }[] = [];
          while (left.some((queue) => queue.length > 0)) {
            const [{ value: turn }] = [turns.next()];
            const next = left[turn as number]?.shift();
            if (next) all.push(next);
          }
          const numbersIn = (sources: number[]) => {
            const kept = all.filter(({ source }) => sources.includes(source));
            return (source: number) =>
              Int32Array.from([a, b, c][source]!, (_, rank) =>
                kept.findIndex((one) => one.source === source && one.rank === rank),
              );
          };
          const own = [a, b, c].map((holds) =>
            mergePostings(
              [
                {
                  postings: { ranks: holds.flatMap((held, rank) => (held ? [rank] : [])), more: false },
                  ranks: Int32Array.from(holds.keys()),
                },
              ],
              most,
            ),
          );
          const pair = numbersIn([0, 1]);
          const whole = numbersIn([0, 1, 2]);
          const first = mergePostings(
            [0, 1].map((source) => ({ postings: own[source]!, ranks: pair(source) })),
            most,
          );
          const pairToWhole = Int32Array.from(
            all.filter(({ source }) => source < 2),
            (one) => all.indexOf(one),
          );
          const oneByOne = mergePostings(
            [
              { postings: first, ranks: pairToWhole },
              { postings: own[2]!, ranks: whole(2) },
            ],
            most,
          );
          const atOnce = mergePostings(
            [0, 1, 2].map((source) => ({ postings: own[source]!, ranks: whole(source) })),
            most,
          );
          expect(oneByOne).toEqual(atOnce);
        },
      ),
    );
  });
});

describe('letters', () => {
  test('are folded, and find their shard, in the browser as here', () => {
    fc.assert(
      fc.property(anyText, fc.integer({ min: 0, max: 12 }), (text, power) => {
        expect(engine.fold(text)).toBe(fold(text));
        expect(engine.placeOf(text, 2 ** power)).toBe(placeOf(text, 2 ** power));
      }),
    );
  });

  test('stand in pairs as keys of a text, line by line', () => {
    expect([...textKeys(['公开\nＡ股'])]).toEqual(['公开', 'a股']);
  });

  test('of an agency’s name are keys by themselves, too', () => {
    expect([...nameKeys('教育局', '年报')]).toEqual(['教', '育', '局', '教育', '育局', '年报']);
  });

  test('of a rare sign are one letter each', () => {
    expect([...textKeys(['\u{20BB7}野家'])]).toEqual(['\u{20BB7}野', '野家']);
  });

  test('of a long query are looked up in a few places far apart, of several words in turn', () => {
    expect(engine.keysOf(engine.termsOf('云岭市清溪区教育局')).pairs.join(' ')).toBe(
      '云岭 区教 市清 育局 溪区 岭市 教育 清溪',
    );
    expect(engine.keysOf(engine.termsOf('信息公开 局 年报'))).toEqual({
      pairs: ['信息', '年报', '公开', '息公'],
      letters: ['局'],
    });
  });
});

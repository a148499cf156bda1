import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Piece, piecesOf } from '../../functions/difference/pieces.ts';
import { shortestEdit } from '../../functions/difference/shortestEdit.ts';

const plenty = () => ({ steps: 10_000_000 });

/** [-removed-]{+added+} around what both have. */
const marked = (pieces: readonly Piece[]): string =>
  pieces
    .map(({ kind, text }) => (kind === 'same' ? text : kind === 'removed' ? `[-${text}-]` : `{+${text}+}`))
    .join('');

const difference = (before: string, after: string): string => marked(piecesOf(before, after, plenty()));

describe('what changed between two texts', () => {
  test('is marked by characters, a figure as a whole', () => {
    expect(difference('全年主动公开信息312条，受理申请17件。', '全年主动公开信息330条，受理申请17件。')).toBe(
      '全年主动公开信息[-312-]{+330+}条，受理申请17件。',
    );
    expect(difference('公开内容不够细。', '公开内容还不够全面。')).toBe('公开内容{+还+}不够[-细-]{+全面+}。');
    expect(difference('收费1.50万元', '收费1.05万元')).toBe('收费[-1.50-]{+1.05+}万元');
  });

  test('a lone character between two changes belongs to them', () => {
    expect(difference('甲一乙', '丙一丁')).toBe('[-甲一乙-]{+丙一丁+}');
    expect(difference('甲\n乙', '丙\n丁')).toBe('[-甲-]{+丙+}\n[-乙-]{+丁+}');
  });

  test('equal texts have none, and from nothing everything is added', () => {
    expect(difference('同样', '同样')).toBe('同样');
    expect(difference('', '新增')).toBe('{+新增+}');
    expect(difference('删去', '')).toBe('[-删去-]');
    expect(difference('', '')).toBe('');
  });

  test('is compared by lines where characters would cost too much', () => {
    const pieces = piecesOf('第一段\n第二段的旧文字\n第三段', '第一段\n完全另写的内容\n第三段', { steps: 0 });
    expect(marked(pieces)).toBe('第一段\n[-第二段的旧文字\n-]{+完全另写的内容\n+}第三段');
  });

  test('two long texts without anything in common are shown one after the other', () => {
    const pieces = piecesOf('一\n'.repeat(20_000), '件。'.repeat(50_000), plenty());
    expect(pieces.map(({ kind }) => kind)).toEqual(['removed', 'added']);
  });

  test('whatever the texts, both can be read out of it', () => {
    const text = fc.string({ unit: fc.constantFrom('公', '开', '1', '2', '，', '\n', 'a', '𬍛', ' '), maxLength: 60 });
    fc.assert(
      fc.property(text, text, fc.constantFrom(0, 20, 10_000), (before, after, steps) => {
        const pieces = piecesOf(before, after, { steps });
        const without = (kind: Piece['kind']) =>
          pieces.filter((piece) => piece.kind !== kind).map((piece) => piece.text);
        expect(without('added').join('')).toBe(before);
        expect(without('removed').join('')).toBe(after);
        const kinds = pieces.map(({ kind }) => kind);
        expect(kinds.some((kind, index) => kind === kinds[index + 1])).toBe(false);
      }),
      { numRuns: 500 },
    );
  });
});

describe('a shortest edit', () => {
  /** Length of the longest common subsequence, by the textbook. */
  const common = (a: readonly number[], b: readonly number[]): number => {
    let row = new Array<number>(b.length + 1).fill(0);
    for (const x of a) {
      const next = [0];
      for (const [j, y] of b.entries()) next.push(x === y ? row[j]! + 1 : Math.max(row[j + 1]!, next[j]!));
      row = next;
    }
    return row[b.length]!;
  };

  test('leaves the longest common subsequence, whatever the sequences', () => {
    const sequence = fc.array(fc.integer({ min: 0, max: 4 }), { maxLength: 40 });
    fc.assert(
      fc.property(sequence, sequence, (a, b) => {
        const edit = shortestEdit(Int32Array.from(a), Int32Array.from(b), plenty())!;
        const [left, right] = [a.filter((_, at) => !edit.removed[at]), b.filter((_, at) => !edit.added[at])];
        expect(left).toEqual(right);
        expect(left).toHaveLength(common(a, b));
      }),
      { numRuns: 2_000 },
    );
  });

  test('is given up when it takes more steps than allowed', () => {
    const a = Int32Array.from({ length: 1000 }, (_, index) => index);
    expect(
      shortestEdit(
        a,
        a.map((value) => value + 5000),
        { steps: 1000 },
      ),
    ).toBeUndefined();
  });
});

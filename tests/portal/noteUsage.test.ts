import { describe, expect, test } from 'vitest';
import { noteUsage } from '../../functions/portal/noteUsage.ts';
import { countCode, freshCodeOf } from '../../functions/portal/usage.ts';
import type { ApproveLink } from '../../schemas/approval.ts';
import { LinkSchema } from '../../schemas/approval.ts';

const now = new Date('2026-01-25T02:00:00.000Z');
const hash = (sign: string): string => sign.repeat(64);

const newLink = (): ApproveLink => {
  const link = LinkSchema.parse({
    kind: 'approve',
    submissionId: hash('a'),
    stage: 0,
    personId: 'head',
    manifestHash: hash('b'),
    codeHash: null,
    wrongCodes: 0,
    expiresAt: '2026-02-25T02:00:00.000Z',
  });
  if (link.kind !== 'approve') throw new Error('a link to approve was made');
  return link;
};

/** Links of a table whose answers to writes are lost: what is written stands, and the SDK's next try is a conflict. */
const lossyLinks = () => {
  let link = newLink();
  return {
    now: () => link,
    find: async () => link,
    countTry: async () => 'written' as const,
    noteUsage: async (_: string, before: number, usage: Partial<ApproveLink>) => {
      if (before === link.changes) link = { ...link, ...usage, changes: before + 1 };
      return 'conflict' as const;
    },
  };
};

describe('a code that is noted while the table’s answer is lost', () => {
  test('counts as noted, so that it is mailed', async () => {
    const links = lossyLinks();
    expect(await noteUsage(links, 'token', (link) => countCode(link, hash('c'), now))).toBe('noted');
    expect(freshCodeOf(links.now(), now)?.codeHash).toBe(hash('c'));
    expect(links.now().freshMailed).toEqual([now.toISOString()]);
  });

  test('is refused where another was mailed a moment before', async () => {
    const links = lossyLinks();
    await noteUsage(links, 'token', (link) => countCode(link, hash('c'), now));
    expect(await noteUsage(links, 'token', (link) => countCode(link, hash('d'), now))).toBe('refused');
  });
});

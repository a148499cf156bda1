import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { firstBroken, link, missing } from '../../functions/audit/chain.ts';
import type { AuditEntry, AuditEvent } from '../../schemas/audit.ts';
import { hash } from '../builders/approval.ts';

const eventOf = (id: string, text = ''): AuditEvent => ({
  id,
  at: '2026-01-24T01:30:00.000Z',
  action: 'approved',
  actor: { kind: 'approver', id: 'head', role: '县水务局局长' },
  text,
});

const chainOf = (events: readonly AuditEvent[]): AuditEntry[] => {
  const entries: AuditEntry[] = [];
  for (const event of events) entries.push(link(hash('a'), event, entries.at(-1)));
  return entries;
};

const texts = fc.array(fc.string(), { minLength: 1, maxLength: 12 });
const chains = texts.map((all) => chainOf(all.map((text, index) => eventOf(`event${index}`, text))));

describe('the chain of a submission', () => {
  test('holds as it was written, whatever was said in it', () => {
    fc.assert(
      fc.property(chains, (entries) => {
        expect(firstBroken(entries)).toBeUndefined();
      }),
    );
  });

  test('also when it was stored and read with its fields in another order', () => {
    const shuffled = chainOf([eventOf('one'), eventOf('two')]).map(
      (entry) => Object.fromEntries(Object.entries(entry).reverse()) as AuditEntry,
    );
    expect(firstBroken(shuffled)).toBeUndefined();
  });

  test('breaks at the entry that was changed', () => {
    fc.assert(
      fc.property(chains, fc.nat(), (entries, at) => {
        const index = at % entries.length;
        const changed = entries.map((entry, each) => (each === index ? { ...entry, text: `${entry.text}改` } : entry));
        expect(firstBroken(changed)?.number).toBe(index);
      }),
    );
  });

  test('breaks where an entry was left out, put in or moved', () => {
    const entries = chainOf(['one', 'two', 'three'].map((id) => eventOf(id)));
    const [one, two, three] = entries as [AuditEntry, AuditEntry, AuditEntry];
    expect(firstBroken([one, three])).toBe(three);
    expect(firstBroken([two, three])).toBe(two);
    expect(firstBroken([one, three, two])).toBe(three);
    expect(firstBroken([one, link(hash('a'), eventOf('forged'), one), three])).toBe(three);
  });

  test('breaks when an entry of another submission is put in its place', () => {
    const [one] = chainOf([eventOf('one')]);
    const foreign = link(hash('b'), eventOf('two'), one);
    expect(firstBroken([one!, foreign])).toBe(foreign);
  });

  test('an event told again is not written again', () => {
    const entries = chainOf([eventOf('one')]);
    expect(missing(entries, [eventOf('one'), eventOf('two')]).map(({ id }) => id)).toEqual(['two']);
  });
});

import { createHash } from 'node:crypto';
import type { AuditEntry, AuditEvent } from '../../schemas/audit.ts';

/** What stands before the first entry. */
const nothingBefore = '0'.repeat(64);

/** JSON with sorted keys and without what is undefined: the same content is the same text. */
const canonical = (content: Readonly<Record<string, unknown>>): string =>
  JSON.stringify(content, (_, value: unknown) =>
    value !== null && typeof value === 'object' && !Array.isArray(value)
      ? Object.fromEntries(Object.entries(value).sort(([one], [other]) => (one < other ? -1 : 1)))
      : value,
  );

const hashOf = (content: Omit<AuditEntry, 'hash'>): string =>
  createHash('sha256').update(canonical(content)).digest('hex');

/** The next entry of a chain; `last` is undefined for the first. */
export const link = (submissionId: string, event: AuditEvent, last: AuditEntry | undefined): AuditEntry => {
  const content = {
    ...event,
    submissionId,
    number: last ? last.number + 1 : 0,
    previous: last ? last.hash : nothingBefore,
  };
  return { ...content, hash: hashOf(content) };
};

/** The first entry that is not what it was when it was written, or does not follow the one before; undefined: all hold. */
export const firstBroken = (entries: readonly AuditEntry[]): AuditEntry | undefined =>
  entries.find((entry, index) => {
    const { hash, ...content } = entry;
    const before = entries[index - 1];
    return (
      entry.number !== index ||
      entry.previous !== (before ? before.hash : nothingBefore) ||
      entry.submissionId !== entries[0]?.submissionId ||
      hash !== hashOf(content)
    );
  });

/** Events that are not in a chain yet, in their order. */
export const missing = (entries: readonly AuditEntry[], events: readonly AuditEvent[]): AuditEvent[] => {
  const known = new Set(entries.map(({ id }) => id));
  return events.filter(({ id }) => !known.has(id));
};

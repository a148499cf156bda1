import { type AuditEntry, AuditEntrySchema, type AuditEvent } from '../../schemas/audit.ts';
import { ContentionError } from '../shared/errors.ts';
import { keys } from '../shared/keys.ts';
import { absent, queryItems, writeItem } from '../shared/table.ts';
import { link, missing } from './chain.ts';

/** The chain of one submission, from the first entry. */
export const readTrail = (table: string, submissionId: string): Promise<AuditEntry[]> =>
  queryItems(table, keys.audit(submissionId, 0).pk, AuditEntrySchema);

const tries = 20;

/**
 * Adds the events that are not in the chain yet. Entries are only ever added, each on the condition that its number is
 * free: who loses a race reads again and goes on behind the winner.
 */
export const append = async (table: string, submissionId: string, events: readonly AuditEvent[]): Promise<void> => {
  for (let turn = 0; turn < tries; turn += 1) {
    const entries = await readTrail(table, submissionId);
    if ((await addAll(table, submissionId, entries.at(-1), missing(entries, events))) === 'written') return;
  }
  throw new ContentionError(`The audit of ${submissionId} could not be written in ${tries} tries`);
};

const addAll = async (
  table: string,
  submissionId: string,
  last: AuditEntry | undefined,
  events: readonly AuditEvent[],
): Promise<'written' | 'conflict'> => {
  let before = last;
  for (const event of events) {
    const entry = link(submissionId, event, before);
    const key = keys.audit(submissionId, entry.number);
    if ((await writeItem(table, key, entry, { condition: absent })) === 'conflict') return 'conflict';
    before = entry;
  }
  return 'written';
};

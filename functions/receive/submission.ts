import { agencyOf, type Register } from '../../schemas/register.ts';
import type { Drop, Submission } from '../../schemas/submission.ts';
import { shanghaiDay } from '../shared/time.ts';
import { decodeNote } from './correctionNote.ts';
import type { DropPlace } from './dropPlace.ts';
import { submissionIdOf } from './submissionId.ts';

/** What the bucket knows of an object version. */
export interface Upload {
  /** Bytes. */
  readonly size: number;
  readonly uploadedAt: Date;
  /** Id of a person from the signed metadata, if there was any. */
  readonly sender: string | undefined;
  /** The 更正说明 as it stands in the metadata; see `decodeNote`. */
  readonly note: string | undefined;
  /** Orders events of one key, by the bucket. Hexadecimal, of varying length. Undefined where a scan's event came instead. */
  readonly sequencer: string | undefined;
}

/** The record of a submission that has just arrived. */
export const submissionOf = (drop: Drop, place: DropPlace, upload: Upload, register: Register): Submission => {
  const uploadedAt = upload.uploadedAt.toISOString();
  return {
    submissionId: submissionIdOf(drop),
    drop,
    ...place,
    size: upload.size,
    senderId: senderOf(register, place.agencyId, upload.sender),
    uploadedAt,
    order: orderOf(uploadedAt, upload.sequencer ?? submissionIdOf({ ...drop, attempt: 1 }).slice(0, 32)),
    receiptNumber: receiptNumberOf(drop, upload.uploadedAt),
    overrides: [],
    correctionNote: decodeNote(upload.note),
    ...begun,
  };
};

/**
 * The same upload tried once more: order, receipt number, note and overrides stay what they were. A scan that failed is
 * taken as mended; whether it is, the bucket knows, which gives out nothing that was not found clean.
 */
export const nextAttempt = (submission: Submission): Submission => {
  const { scan, ...place } = submission.drop;
  const drop = { ...place, attempt: place.attempt + 1, ...(scan !== 'failed' && scan && { scan }) };
  return { ...submission, submissionId: submissionIdOf(drop), drop, ...begun };
};

const begun = {
  progress: 'received',
  year: null,
  outcome: null,
  reason: null,
  path: null,
  endedAt: null,
  recall: null,
} as const;

/** Metadata counts only if it names a sender of that agency; an upload without it is the first sender's. */
const senderOf = (register: Register, agencyId: string, named: string | undefined): string | null => {
  const senders = agencyOf(register, agencyId)?.senders ?? [];
  return (named !== undefined && senders.includes(named) ? named : senders[0]) ?? null;
};

/**
 * Compared as text: first by time, and within the same second by the sequencer, padded as S3 asks for comparison. Where no
 * sequencer is known, within the same second by the id: by chance, but the same whenever it is asked.
 */
const orderOf = (uploadedAt: string, sequencer: string): string => `${uploadedAt}#${sequencer.padStart(32, '0')}`;

/**
 * What a sender quotes on the telephone, e.g. 2026-1123-7F3A9C: the day in Shanghai and six hexadecimal digits of the
 * first attempt's id. Among a hundred uploads of one day two have the same digits once in some 3400 days; then agency
 * and file name tell them apart, as the number identifies nothing inside the path.
 */
const receiptNumberOf = (drop: Drop, uploadedAt: Date): string => {
  const { year, month, day } = shanghaiDay(uploadedAt);
  return `${year}-${month}${day}-${submissionIdOf({ ...drop, attempt: 1 })
    .slice(0, 6)
    .toUpperCase()}`;
};

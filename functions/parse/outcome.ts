import type { Report } from '../../schemas/report.ts';
import type { Reason } from '../../schemas/submission.ts';
import type { Kind } from './kinds.ts';

/** A picture of the narrative as it came: named by the hex SHA-256 of its bytes. */
export interface SubmittedPicture {
  readonly sha256: string;
  readonly mediaType: 'image/png' | 'image/jpeg';
  readonly bytes: Uint8Array;
}

/** What became of one file. `format` is the kind found in the bytes, e.g. `docx`. */
export type ParseOutcome =
  | {
      readonly status: 'ok';
      readonly report: Report;
      readonly pictures: readonly SubmittedPicture[];
      readonly format: Kind;
    }
  /** Without `format` when the file could not be told apart at all: empty, too large, damaged. */
  | { readonly status: 'unreadable'; readonly reason: Reason; readonly format?: Kind };

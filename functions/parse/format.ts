import type { Document } from './document.ts';
import type { Source } from './identify.ts';
import type { Kind } from './kinds.ts';

/** One format this installation reads. Readers throw Unreadable for a file they cannot read, and nothing else. */
export interface Format {
  readonly kind: Kind;
  read(source: Source): Document | Promise<Document>;
}

import type { Document } from './document.ts';
import type { Source } from './identify.ts';
import type { Kind } from './kinds.ts';
import type { MappedReport } from './mapper.ts';

/**
 * One format this installation reads. Most give what stands on the page; one that holds the typed report itself gives
 * that. Readers throw Unreadable for a file they cannot read, and nothing else.
 */
export interface Format<Content extends Document | MappedReport = Document> {
  readonly kind: Kind;
  read(source: Source): Content | Promise<Content>;
}

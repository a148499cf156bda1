import type { DocumentBlock } from '../../document.ts';
import type { XmlElement } from '../../xml.ts';
import type { ListStyles } from './numbering.ts';
import type { Styles } from './styles.ts';

/** What the parts of a document hold besides its body. */
export interface Surroundings {
  readonly styles: Styles;
  readonly listStyles: ListStyles;
  /** Bytes of the pictures in the package by entry name. */
  readonly pictures: ReadonlyMap<string, Uint8Array>;
}

/** Handed down while a body is read; `blocksOf` reads a container of paragraphs and tables, e.g. a cell. */
export interface Reading extends Surroundings {
  blocksOf(container: XmlElement): DocumentBlock[];
}

import type { DocumentBlock } from '../../document.ts';
import type { XmlElement } from '../../xml.ts';
import type { Numbering } from './numbering.ts';
import type { Styles } from './styles.ts';

/** What the parts of a document hold besides its body. */
export interface Surroundings {
  readonly styles: Styles;
  readonly hiddenStyles: ReadonlySet<string>;
  readonly numbering: Numbering;
  readonly pictures: ReadonlyMap<string, Uint8Array>;
}

/** Handed down while a body is read; `blocksOf` reads a container of paragraphs and tables, e.g. a cell or a text box. */
export interface Reading extends Surroundings {
  blocksOf(container: XmlElement): DocumentBlock[];
}

/** Of two renditions of one thing only the first that is not the fallback is read. */
export const alternativeOf = (element: XmlElement): XmlElement | undefined => {
  const branches = element.children.filter((child): child is XmlElement => typeof child !== 'string');
  return branches.find((branch) => branch.name === 'Choice') ?? branches.find((branch) => branch.name === 'Fallback');
};

/** Deleted and moved-away content: tracked changes are taken as accepted. */
export const isRemoved = (element: XmlElement): boolean => element.name === 'del' || element.name === 'moveFrom';

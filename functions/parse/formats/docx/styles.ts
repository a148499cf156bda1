import { childElements, childOf, type XmlElement } from '../../xml.ts';
import { isOn, wordNumber, wordValue } from './properties.ts';

/** What a paragraph inherits from its style, as far as reading needs it. */
export interface ParagraphStyle {
  /** 1 is the highest. */
  readonly headingLevel?: number;
  readonly alignment?: 'center' | 'right';
  readonly numberingId?: number;
  readonly numberingLevel?: number;
}

export type Styles = ReadonlyMap<string, ParagraphStyle>;

/** Level 10 of an outline (value 9) is body text. */
const bodyOutline = 9;

const justification: Readonly<Record<string, 'center' | 'right'>> = { center: 'center', right: 'right', end: 'right' };

/** The properties a paragraph states itself (`w:pPr`); what is not stated is left out. */
export const statedProperties = (properties: XmlElement | undefined): ParagraphStyle => {
  const outline = wordNumber(properties, 'outlineLvl');
  const stated = wordValue(properties, 'jc');
  const alignment = stated === undefined ? undefined : justification[stated];
  const numbering = childOf(properties, 'numPr');
  const numberingId = wordNumber(numbering, 'numId');
  const numberingLevel = wordNumber(numbering, 'ilvl');
  return {
    ...(outline !== undefined && outline < bodyOutline ? { headingLevel: outline + 1 } : {}),
    ...(alignment ? { alignment } : {}),
    ...(numberingId !== undefined ? { numberingId } : {}),
    ...(numberingLevel !== undefined ? { numberingLevel } : {}),
  };
};

const headingByName = (style: XmlElement): ParagraphStyle => {
  const level = /^(?:heading|标题)\s*([1-9])$/iu.exec(wordValue(style, 'name') ?? '')?.[1];
  return level ? { headingLevel: Number(level) } : {};
};

/** Styles may be based on one another; Word allows nine steps and so do we, which also ends circles. */
const longestChain = 9;

/** Paragraph styles by id, inheritance resolved. */
export const readStyles = (root: XmlElement | undefined): Styles => {
  const elements = new Map<string, XmlElement>();
  for (const style of root ? childElements(root) : []) {
    if (style.name === 'style' && style.attributes.type === 'paragraph') {
      elements.set(style.attributes.styleId ?? '', style);
    }
  }
  const resolve = (id: string | undefined, steps: number): ParagraphStyle => {
    const style = id === undefined || steps === 0 ? undefined : elements.get(id);
    if (!style) return {};
    return {
      ...resolve(wordValue(style, 'basedOn'), steps - 1),
      ...headingByName(style),
      ...statedProperties(childOf(style, 'pPr')),
    };
  };
  return new Map([...elements.keys()].map((id) => [id, resolve(id, longestChain)]));
};

/** Ids of styles whose text is hidden, e.g. 窗体顶端, which Word leaves behind where a web page was pasted. */
export const hiddenStylesOf = (root: XmlElement | undefined): ReadonlySet<string> =>
  new Set(
    (root ? childElements(root) : [])
      .filter((style) => style.name === 'style' && isOn(childOf(style, 'rPr'), 'vanish'))
      .map((style) => style.attributes.styleId ?? ''),
  );

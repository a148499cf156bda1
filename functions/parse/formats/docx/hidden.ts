import { childOf, type XmlElement } from '../../xml.ts';
import { isOn, wordValue } from './properties.ts';

/** Style of a paragraph by id. */
export const styleIdOf = (paragraph: XmlElement): string | undefined => wordValue(childOf(paragraph, 'pPr'), 'pStyle');

/** Whether a run is hidden: by its own property, else by its style or that of its paragraph. */
export const isHiddenRun = (
  run: XmlElement,
  paragraphStyle: string | undefined,
  hiddenStyles: ReadonlySet<string>,
): boolean => {
  const properties = childOf(run, 'rPr');
  if (childOf(properties, 'vanish')) return isOn(properties, 'vanish');
  return [wordValue(properties, 'rStyle'), paragraphStyle].some((id) => id !== undefined && hiddenStyles.has(id));
};

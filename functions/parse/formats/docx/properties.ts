import { childOf, type XmlElement } from '../../xml.ts';

/** `w:val` of a child element, e.g. of `w:gridSpan`; undefined when the element or the value is missing. */
export const wordValue = (parent: XmlElement | undefined, name: string): string | undefined =>
  childOf(parent, name)?.attributes.val;

/** The same as a whole number. */
export const wordNumber = (parent: XmlElement | undefined, name: string): number | undefined => {
  const value = Number.parseInt(wordValue(parent, name) ?? '', 10);
  return Number.isNaN(value) ? undefined : value;
};

/** An on/off property: present without a value means on. */
export const isOn = (parent: XmlElement | undefined, name: string): boolean => {
  const property = childOf(parent, name);
  return property !== undefined && !['0', 'false', 'off', 'none'].includes(property.attributes.val ?? 'true');
};

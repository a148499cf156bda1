import { SaxesParser } from 'saxes';
import { maximumCharacters, maximumDepth, maximumNodes } from './limits.ts';
import { damaged, limitExceeded } from './reasons.ts';
import { Unreadable } from './unreadable.ts';

/**
 * An XML element by local names: Transitional and Strict Office documents differ in their namespaces only, and prefixes
 * are the writer's choice.
 */
export interface XmlElement {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly (XmlElement | string)[];
}

const localName = (name: string): string => name.slice(name.indexOf(':') + 1);

/** Most elements carry none, and hundreds of thousands are read: one shared empty record. */
const noAttributes: Readonly<Record<string, string>> = Object.freeze({});

const localAttributes = (attributes: Readonly<Record<string, string>>): Readonly<Record<string, string>> => {
  let local: Record<string, string> | undefined;
  for (const name in attributes) {
    if (name === '__proto__' || name.startsWith('xmlns')) continue;
    local ??= {};
    local[localName(name)] = attributes[name]!;
  }
  return local ?? noAttributes;
};

interface OpenElement extends XmlElement {
  readonly children: (XmlElement | string)[];
}

/** Reads XML into a tree within the limits. Throws Unreadable: `damaged` (also for any DOCTYPE), `limitExceeded`. */
export const parseXml = (bytes: Uint8Array): XmlElement => {
  const root: OpenElement = { name: '', attributes: {}, children: [] };
  const open: OpenElement[] = [root];
  let nodes = 0;
  let characters = 0;
  const parser = new SaxesParser({ xmlns: false, position: false });
  parser.on('doctype', () => {
    throw damaged('其中带有文档类型声明（DOCTYPE），正常的办公文档不含此项');
  });
  parser.on('opentag', (tag) => {
    nodes += 1;
    if (nodes > maximumNodes) throw limitExceeded(`内容元素多于 ${maximumNodes} 个`);
    if (open.length > maximumDepth) throw limitExceeded(`内容嵌套多于 ${maximumDepth} 层`);
    const element: OpenElement = {
      name: localName(tag.name),
      attributes: localAttributes(tag.attributes),
      children: [],
    };
    open.at(-1)!.children.push(element);
    open.push(element);
  });
  parser.on('closetag', () => {
    open.pop();
  });
  const takeText = (text: string): void => {
    characters += text.length;
    if (characters > maximumCharacters) throw limitExceeded(`文字多于 ${maximumCharacters} 个`);
    open.at(-1)!.children.push(text);
  };
  parser.on('text', takeText);
  parser.on('cdata', takeText);
  parser.on('error', (error) => {
    throw error;
  });
  try {
    parser.write(decodeXml(bytes)).close();
  } catch (error) {
    if (error instanceof Unreadable) throw error;
    throw damaged('其中的 XML 内容有语法错误');
  }
  return root.children.find((child): child is OpenElement => typeof child !== 'string') ?? root;
};

/** Office writes UTF-8 or UTF-16 with a byte order mark. */
const decodeXml = (bytes: Uint8Array): string => {
  const label =
    bytes[0] === 0xff && bytes[1] === 0xfe ? 'utf-16le' : bytes[0] === 0xfe && bytes[1] === 0xff ? 'utf-16be' : 'utf-8';
  return new TextDecoder(label, { fatal: true }).decode(bytes);
};

export const childElements = (element: XmlElement): XmlElement[] =>
  element.children.filter((child): child is XmlElement => typeof child !== 'string');

/** The first child element of that name. */
export const childOf = (element: XmlElement | undefined, name: string): XmlElement | undefined =>
  element?.children.find((child): child is XmlElement => typeof child !== 'string' && child.name === name);

/** The first element of that name in or under an element, depth first. */
export const descendantOf = (element: XmlElement, name: string): XmlElement | undefined => {
  if (element.name === name) return element;
  for (const child of element.children) {
    const found = typeof child === 'string' ? undefined : descendantOf(child, name);
    if (found) return found;
  }
  return undefined;
};

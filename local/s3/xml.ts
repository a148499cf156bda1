import { SaxesParser } from 'saxes';
import { ServiceError } from '../contracts.ts';

/** An element to be written: its name, then its text or its children. Undefined children are left out. */
type XmlContent = string | number | boolean | readonly (XmlNode | undefined)[];
export type XmlNode = readonly [name: string, content: XmlContent | undefined];

/** An element that was read; whitespace between children is not kept. */
export interface XmlElement {
  readonly name: string;
  readonly text: string;
  readonly children: readonly XmlElement[];
}

const namespace = 'http://s3.amazonaws.com/doc/2006-03-01/';

/** Writes a document. Errors have no namespace, every other answer has that of S3. */
export function writeXml([name, content]: XmlNode, inNamespace = true): string {
  const attribute = inNamespace ? ` xmlns="${namespace}"` : '';
  return `<?xml version="1.0" encoding="UTF-8"?>\n<${name}${attribute}>${writeContent(content ?? [])}</${name}>`;
}

function writeContent(content: XmlContent): string {
  if (!Array.isArray(content)) return escapeText(String(content));
  return content.map((child: XmlNode | undefined) => (child ? writeElement(child) : '')).join('');
}

function writeElement([name, content]: XmlNode): string {
  return content === undefined ? '' : `<${name}>${writeContent(content)}</${name}>`;
}

function escapeText(text: string): string {
  return text.replace(/[&<>"]|\p{Cc}/gu, (sign) => `&#${sign.codePointAt(0)};`);
}

/** @throws ServiceError MalformedXML */
export function readXml(text: string): XmlElement {
  const parser = new SaxesParser();
  const open: { name: string; text: string; children: XmlElement[] }[] = [{ name: '', text: '', children: [] }];
  parser.on('error', () => {
    throw malformedXml();
  });
  parser.on('doctype', () => {
    throw malformedXml();
  });
  parser.on('opentag', (tag) => {
    open.push({ name: tag.name, text: '', children: [] });
  });
  parser.on('text', (part) => {
    open.at(-1)!.text += part;
  });
  parser.on('closetag', () => {
    const element = open.pop()!;
    open.at(-1)!.children.push({ ...element, text: element.children.length > 0 ? '' : element.text });
  });
  parser.write(text).close();
  const root = open[0]!.children[0];
  if (!root) throw malformedXml();
  return root;
}

export function malformedXml(): ServiceError {
  const message = 'The XML you provided was not well-formed or did not validate against our published schema';
  return new ServiceError('MalformedXML', message, 400);
}

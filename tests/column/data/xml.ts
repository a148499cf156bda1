import { SaxesParser } from 'saxes';

/** An element of a document, with its own text. */
export interface Element {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  text: string;
  readonly children: Element[];
}

/** Reads an XML document; throws where it is not well-formed. */
export const readXml = (document: string): Element => {
  const root: Element = { name: '', attributes: {}, text: '', children: [] };
  const open = [root];
  const parser = new SaxesParser();
  parser.on('error', (error) => {
    throw error;
  });
  parser.on('opentag', ({ name, attributes }) => {
    const element: Element = { name, attributes, text: '', children: [] };
    open.at(-1)!.children.push(element);
    open.push(element);
  });
  parser.on('text', (text) => {
    open.at(-1)!.text += text;
  });
  parser.on('closetag', () => {
    open.pop();
  });
  parser.write(document).close();
  return root.children[0]!;
};

export const childrenNamed = ({ children }: Element, name: string): Element[] =>
  children.filter((child) => child.name === name);

/** The texts of the children of that name. */
export const textsOf = (element: Element, name: string): string[] =>
  childrenNamed(element, name).map(({ text }) => text);

import { type DefaultTreeAdapterTypes, parse } from 'parse5';

type Element = DefaultTreeAdapterTypes.Element;

/** A page as a browser would build it, for questions about structure and visible text. */
export const pageOf = async (answer: Response) => {
  const elements: Element[] = [];
  const visit = (node: DefaultTreeAdapterTypes.Node): void => {
    if ('tagName' in node) elements.push(node);
    if ('childNodes' in node) node.childNodes.forEach(visit);
  };
  // As without script: what stands in noscript counts.
  visit(parse(await answer.text(), { scriptingEnabled: false }));
  const attribute = (element: Element, name: string): string | undefined =>
    element.attrs.find((candidate) => candidate.name === name)?.value;
  return {
    all: (tagName: string) => elements.filter((element) => element.tagName === tagName),
    attributes: (tagName: string, name: string) =>
      elements.filter((element) => element.tagName === tagName).map((element) => attribute(element, name)),
    field: (name: string) => elements.find((element) => attribute(element, 'name') === name),
    valueOf: (name: string) => {
      const element = elements.find((candidate) => attribute(candidate, 'name') === name);
      return element && attribute(element, 'value');
    },
    heading: () => textOf(elements.find(({ tagName }) => tagName === 'h1')),
    text: () => textOf(elements.find(({ tagName }) => tagName === 'main')),
    textOf,
    texts: (className: string) =>
      elements.filter((element) => attribute(element, 'class')?.split(' ').includes(className)).map(textOf),
  };
};

const textOf = (node: DefaultTreeAdapterTypes.Node | undefined): string => {
  if (!node) return '';
  if (node.nodeName === '#text' && 'value' in node) return node.value;
  return 'childNodes' in node ? node.childNodes.map(textOf).join('') : '';
};

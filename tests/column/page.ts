import { type DefaultTreeAdapterTypes, parse } from 'parse5';

type Element = DefaultTreeAdapterTypes.Element;

/** A page as a browser would build it, for questions about structure and visible text. */
export const pageOf = (text: string) => {
  const elements: Element[] = [];
  const visit = (node: DefaultTreeAdapterTypes.Node): void => {
    if ('tagName' in node) elements.push(node);
    if ('childNodes' in node) node.childNodes.forEach(visit);
  };
  visit(parse(text, { scriptingEnabled: false }));
  const named = (tagName: string): Element[] => elements.filter((element) => element.tagName === tagName);
  return {
    elements,
    links: (): string[] => named('a').map((element) => attributeOf(element, 'href') ?? ''),
    texts: (tagName: string): string[] => named(tagName).map(textOf),
    /** The attribute `value` of elements whose attribute `name` is the wanted one, e.g. what a meta element says. */
    valueOf: (tagName: string, name: string, wanted: string, value: string): string | undefined => {
      const found = named(tagName).find((element) => attributeOf(element, name) === wanted);
      return found && attributeOf(found, value);
    },
    /** Rows of the table with that caption, as the texts of their cells. */
    rows: (caption: string): string[][] => {
      const table = named('table').find((candidate) =>
        under(candidate).some((element) => element.tagName === 'caption' && textOf(element) === caption),
      );
      const rows = table ? under(table).filter(({ tagName }) => tagName === 'tr') : [];
      return rows.map((row) =>
        under(row)
          .filter(({ tagName }) => ['th', 'td'].includes(tagName))
          .map(textOf),
      );
    },
  };
};

export const attributeOf = (element: Element, name: string): string | undefined =>
  element.attrs.find((candidate) => candidate.name === name)?.value;

const under = (element: Element): Element[] =>
  element.childNodes.flatMap((node) => ('tagName' in node ? [node, ...under(node)] : []));

export const textOf = (node: DefaultTreeAdapterTypes.Node): string => {
  if (node.nodeName === '#text' && 'value' in node) return node.value;
  return 'childNodes' in node ? node.childNodes.map(textOf).join('') : '';
};

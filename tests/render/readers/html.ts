import { type DefaultTreeAdapterTypes, parseFragment } from 'parse5';
import type { Edition } from '../../../schemas/form/model.ts';
import { namesByLabels } from './labels.ts';

type Node = DefaultTreeAdapterTypes.ChildNode;
export type Element = DefaultTreeAdapterTypes.Element;

const isElement = (node: Node): node is Element => 'tagName' in node;

const descendants = (nodes: readonly Node[]): Element[] =>
  nodes.filter(isElement).flatMap((element) => [element, ...descendants(element.childNodes)]);

/** All elements of a page in document order. */
export const elementsOf = (html: string): Element[] => descendants(parseFragment(html).childNodes);

export const attribute = (element: Element, name: string): string | undefined =>
  element.attrs.find((candidate) => candidate.name === name)?.value;

export const textOf = (node: Node): string => {
  if ('value' in node) return node.value;
  return 'childNodes' in node ? node.childNodes.map(textOf).join('') : '';
};

/** Figures of a page by cell name, found through the header ids every figure names. */
export const readHtmlFigures = (html: string, edition: Edition): Map<string, string> => {
  const elements = elementsOf(html);
  const byId = new Map(elements.map((element) => [attribute(element, 'id'), element]));
  const nameOf = namesByLabels(edition);
  return new Map(
    elements
      .filter((element) => element.tagName === 'td' && attribute(element, 'headers') !== undefined)
      .map((cell) => {
        const ids = attribute(cell, 'headers')!.split(' ');
        const labels = ids.map((id) => textOf(byId.get(id)!));
        return [nameOf(labels), textOf(cell)];
      }),
  );
};

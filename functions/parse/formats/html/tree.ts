import { type DefaultTreeAdapterTypes, defaultTreeAdapter, parse, html as vocabulary } from 'parse5';
import { maximumDepth, maximumNodes } from '../../limits.ts';
import { limitExceeded } from '../../reasons.ts';

export type HtmlElement = DefaultTreeAdapterTypes.Element;

export const isElement = (node: DefaultTreeAdapterTypes.Node): node is HtmlElement => 'tagName' in node;

export const attribute = (element: HtmlElement, name: string): string | undefined =>
  element.attrs.find((candidate) => candidate.name === name)?.value;

/** Counts while the tree is built: a page that nests or repeats without end is stopped before it is held in memory. */
const countingAdapter = (): typeof defaultTreeAdapter => {
  let nodes = 0;
  let depth = 0;
  const count = (): void => {
    nodes += 1;
    if (nodes > maximumNodes) throw limitExceeded(`内容元素多于 ${maximumNodes} 个`);
  };
  return {
    ...defaultTreeAdapter,
    createElement: (tagName, namespace, attributes) => {
      count();
      return defaultTreeAdapter.createElement(tagName, namespace, attributes);
    },
    createTextNode: (value) => {
      count();
      return defaultTreeAdapter.createTextNode(value);
    },
    createCommentNode: (value) => {
      count();
      return defaultTreeAdapter.createCommentNode(value);
    },
    onItemPush: () => {
      depth += 1;
      if (depth > maximumDepth) throw limitExceeded(`内容嵌套多于 ${maximumDepth} 层`);
    },
    onItemPop: () => {
      depth -= 1;
    },
  };
};

const childNamed = (element: DefaultTreeAdapterTypes.ParentNode, name: string): HtmlElement | undefined =>
  element.childNodes.find((child): child is HtmlElement => isElement(child) && child.tagName === name);

/** Parses a page within the limits; `title` is its `<title>`, trimmed. Throws Unreadable `limitExceeded`. */
export const parseTree = (content: string): { root: HtmlElement; title: string } => {
  const document = parse(content, { treeAdapter: countingAdapter(), scriptingEnabled: false });
  const empty = defaultTreeAdapter.createElement('body', vocabulary.NS.HTML, []);
  const page = childNamed(document, 'html');
  const head = page && childNamed(page, 'head');
  const title = (head && childNamed(head, 'title'))?.childNodes
    .map((node) => ('value' in node ? node.value : ''))
    .join('');
  return { root: (page && childNamed(page, 'body')) ?? empty, title: title?.trim() ?? '' };
};

import { openPdf } from './pdf.ts';

/** A piece of the tag tree as pdf.js gives it: an element with a role, or a mark that stands for content on the page. */
interface Tagged {
  readonly role?: string;
  readonly children?: readonly Tagged[];
  readonly type?: string;
  readonly id?: string;
}

/** A tagged element with all text under it, in reading order. */
export interface TaggedText {
  readonly role: string;
  readonly text: string;
}

/** Leaves in order, each with the role of the element it stands in. */
const leavesOf = (node: Tagged, role: string): { readonly role: string; readonly id: string }[] =>
  node.type === 'content'
    ? [{ role, id: node.id ?? '' }]
    : (node.children ?? []).flatMap((child) => leavesOf(child, node.role ?? role));

/** What a screen reader says of a PDF: the tag tree page by page, text without white space. */
export const readAloud = async (bytes: Uint8Array): Promise<TaggedText[]> => {
  const document = await openPdf(bytes);
  const said: TaggedText[] = [];
  for (let number = 1; number <= document.numPages; number += 1) {
    const page = await document.getPage(number);
    const texts = new Map<string, string>();
    let current = '';
    for (const item of (await page.getTextContent({ includeMarkedContent: true })).items) {
      if ('str' in item) texts.set(current, (texts.get(current) ?? '') + item.str);
      else current = item.id ?? '';
    }
    const tree = (await page.getStructTree()) as Tagged | null;
    for (const { role, id } of tree ? leavesOf(tree, 'Root') : [])
      said.push({ role, text: (texts.get(id) ?? '').replace(/\s/g, '') });
  }
  return said.filter(({ text }) => text !== '');
};

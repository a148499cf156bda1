import type { Picture } from '../../document.ts';
import { attribute, type HtmlElement } from './tree.ts';

const dataAddress = /^data:image\/[\w.+-]+;base64,/iu;

/** A picture written into the page itself; an address of any other kind is never followed. */
export const pictureOf = (element: HtmlElement): Picture => {
  const address = (attribute(element, 'src') ?? '').trim();
  const head = dataAddress.exec(address)?.[0];
  const alternative = (attribute(element, 'alt') ?? '').trim();
  return {
    type: 'picture',
    bytes: head ? new Uint8Array(Buffer.from(address.slice(head.length), 'base64')) : undefined,
    alternative,
  };
};

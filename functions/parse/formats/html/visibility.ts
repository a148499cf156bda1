import { attribute, type HtmlElement } from './tree.ts';

/** Elements whose content is no text of the page, or belongs to the portal around the article. */
const neverShown = new Set(
  (
    'script style template noscript head title meta link iframe frame frameset object embed applet audio video canvas ' +
    'svg math select option optgroup datalist input textarea button progress meter map nav footer aside dialog'
  ).split(' '),
);

const hidingStyle = /(?:^|;)\s*(?:display\s*:\s*none|visibility\s*:\s*(?:hidden|collapse)|mso-hide\s*:\s*all)/iu;

/** Whether a reader of the page sees nothing of this element. */
export const isHidden = (element: HtmlElement): boolean =>
  neverShown.has(element.tagName) ||
  attribute(element, 'hidden') !== undefined ||
  hidingStyle.test(attribute(element, 'style') ?? '');

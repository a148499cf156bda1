import { maximumPageGlyphs, maximumPageRulings } from '../../limits.ts';
import { damaged, limitExceeded } from '../../reasons.ts';
import { childElements, childOf, type XmlElement } from '../../xml.ts';
import type { Matrix } from '../page/matrix.ts';
import type { Glyph, Page, Ruling } from '../page/page.ts';
import { glyphsOf, rulingsOf } from './objects.ts';
import type { PagePart } from './package.ts';
import { numbersIn, textOfElement } from './values.ts';

/** Lengths in OFD are millimetres. */
const pointsPerMillimetre = 72 / 25.4;

/** Text and path objects under an element, through layers and blocks; what is marked invisible is left out. */
const objectsIn = (element: XmlElement): XmlElement[] =>
  childElements(element).flatMap((child) => {
    if (child.attributes.Visible === 'false') return [];
    if (child.name === 'TextObject' || child.name === 'PathObject') return [child];
    return child.name === 'Layer' || child.name === 'PageBlock' ? objectsIn(child) : [];
  });

const boxOf = (page: XmlElement): string | undefined => {
  const box = childOf(childOf(page, 'Area'), 'PhysicalBox');
  return box && textOfElement(box);
};

/** What a page prints, its templates included. `physicalBox` is the size of pages that state none. */
export const readPage = ({ page, templates }: PagePart, physicalBox: string | undefined): Page => {
  const [left, top, width, height] = numbersIn(boxOf(page) ?? physicalBox);
  if (left === undefined || top === undefined || !width || !height) throw damaged('OFD 的页面没有尺寸');
  const scale = pointsPerMillimetre;
  const toPage: Matrix = [scale, 0, 0, scale, -left * scale, -top * scale];
  const glyphs: Glyph[] = [];
  const rulings: Ruling[] = [];
  for (const content of [...templates, page].map((part) => childOf(part, 'Content'))) {
    for (const object of content ? objectsIn(content) : []) {
      if (object.name === 'TextObject') for (const glyph of glyphsOf(object, toPage)) glyphs.push(glyph);
      else for (const ruling of rulingsOf(object, toPage)) rulings.push(ruling);
      if (glyphs.length > maximumPageGlyphs) throw limitExceeded(`一页的文字多于 ${maximumPageGlyphs} 个`);
      if (rulings.length > maximumPageRulings) throw limitExceeded(`一页的线条多于 ${maximumPageRulings} 条`);
    }
  }
  return { width: width * scale, height: height * scale, glyphs, rulings };
};

import { childElements, childOf, type XmlElement } from '../../xml.ts';
import { glyphOf } from '../page/glyph.ts';
import { type Matrix, multiply } from '../page/matrix.ts';
import type { Glyph, Ruling } from '../page/page.ts';
import { filledRulings, type Subpath, strokedRulings } from '../page/path.ts';
import { distancesIn, numbersIn, objectMatrix, textOfElement } from './values.ts';

/** Width of a sign in type sizes where the distance to the next does not tell: letters are about half a square. */
const usualWidth = (sign: string): number => (/[\u0020-\u024f]/u.test(sign) ? 0.5 : 1);
/** A distance up to this, in type sizes, is the width of the sign; beyond, there is a gap. */
const widestSign = 1.1;

/** Signs of a text object, each at its place: the first at X, Y, the others by their distances. */
export const glyphsOf = (object: XmlElement, toPage: Matrix): Glyph[] => {
  const matrix = multiply(toPage, objectMatrix(object));
  const [size = 0] = numbersIn(object.attributes.Size);
  const [scale = 1] = numbersIn(object.attributes.HScale);
  const glyphs: Glyph[] = [];
  let [x, y] = [0, 0];
  for (const code of childElements(object).filter(({ name }) => name === 'TextCode')) {
    [x = x] = numbersIn(code.attributes.X);
    [y = y] = numbersIn(code.attributes.Y);
    const [across, down] = [distancesIn(code.attributes.DeltaX), distancesIn(code.attributes.DeltaY)];
    [...textOfElement(code)].forEach((text, index) => {
      const usual = usualWidth(text) * size * scale;
      const distance = across[index] ?? (down.length > 0 ? 0 : usual);
      const advance = distance > 0 && distance <= widestSign * size ? distance : usual;
      const glyph = glyphOf(matrix, { text, x, y, advance, size, up: -1 });
      if (glyph) glyphs.push(glyph);
      x += distance;
      y += down[index] ?? 0;
    });
  }
  return glyphs;
};

/** Numbers after each operator of abbreviated path data; the last two are where the pen then is (GB/T 33190, 9.1). */
const operandCounts: Readonly<Record<string, number>> = { S: 2, M: 2, L: 2, Q: 4, B: 6, A: 7, C: 0 };

const subpathsIn = (data: string): Subpath[] => {
  const parts = data.trim().split(/[\s,]+/u);
  const subpaths: [number, number][][] = [];
  for (let at = 0; at < parts.length; at++) {
    const operator = parts[at]!;
    const count = operandCounts[operator];
    if (count === undefined) continue;
    const open = subpaths.at(-1);
    if (operator === 'C') {
      if (open?.[0]) open.push(open[0]);
      continue;
    }
    const point: [number, number] = [Number(parts[at + count - 1]), Number(parts[at + count])];
    if (operator === 'S' || operator === 'M' || !open) subpaths.push([point]);
    else open.push(point);
    at += count;
  }
  return subpaths;
};

const isWhite = (color: XmlElement | undefined): boolean => {
  const value = numbersIn(color?.attributes.Value);
  return value.length === 3 && value.every((share) => share === 255);
};

/** Lines of a path object. Paths are stroked unless they say otherwise, and filled only if they say so. */
export const rulingsOf = (object: XmlElement, toPage: Matrix): Ruling[] => {
  const matrix = multiply(toPage, objectMatrix(object));
  const data = childOf(object, 'AbbreviatedData');
  const isStroked = object.attributes.Stroke !== 'false' && !isWhite(childOf(object, 'StrokeColor'));
  const isFilled = object.attributes.Fill === 'true' && !isWhite(childOf(object, 'FillColor'));
  return (data ? subpathsIn(textOfElement(data)) : []).flatMap((subpath) => [
    ...(isStroked ? strokedRulings(matrix, subpath) : []),
    ...(isFilled ? filledRulings(matrix, subpath) : []),
  ]);
};

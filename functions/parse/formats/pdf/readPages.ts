import { AnnotationMode, type PDFDocumentProxy, type PDFPageProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { maximumPageGlyphs, maximumPageOperators, maximumPageRulings, maximumPages } from '../../limits.ts';
import { damaged, limitExceeded } from '../../reasons.ts';
import type { Page } from '../page/page.ts';
import { matrixOf, numbersOf } from './operands.ts';
import { type Font, PageInterpreter } from './operators.ts';

const property = (value: unknown, name: string): unknown =>
  typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined;

const fontIn =
  (page: PDFPageProxy) =>
  (id: string): Font => {
    const font: unknown = page.commonObjs.has(id) ? page.commonObjs.get(id) : undefined;
    const [scale = 0.001] = numbersOf(property(font, 'fontMatrix'));
    return { vertical: property(font, 'vertical') === true, scale };
  };

/** What pdf.js cannot make sense of, whatever it calls it, is damage to the file. */
const orDamaged = async <Result>(reading: Promise<Result>, number: number): Promise<Result> => {
  try {
    return await reading;
  } catch {
    throw damaged(`PDF 第 ${number} 页无法读取`);
  }
};

const readPage = async (page: PDFPageProxy): Promise<Page> => {
  const drawing = page.getOperatorList({ annotationMode: AnnotationMode.DISABLE });
  const { fnArray, argsArray } = await orDamaged(drawing, page.pageNumber);
  if (fnArray.length > maximumPageOperators) throw limitExceeded(`一页的绘图指令多于 ${maximumPageOperators} 条`);
  const { width, height, transform } = page.getViewport({ scale: 1 });
  const interpreter = new PageInterpreter(matrixOf(transform), fontIn(page));
  const { glyphs, rulings } = interpreter;
  fnArray.forEach((operator, index) => {
    interpreter.execute(operator, argsArray[index]);
    if (glyphs.length > maximumPageGlyphs) throw limitExceeded(`一页的文字多于 ${maximumPageGlyphs} 个`);
    if (rulings.length > maximumPageRulings) throw limitExceeded(`一页的线条多于 ${maximumPageRulings} 条`);
  });
  return { width, height, glyphs, rulings };
};

/** Reads all pages one after another, each given back before the next. Throws Unreadable `limitExceeded`. */
export const readPages = async (document: PDFDocumentProxy): Promise<Page[]> => {
  if (document.numPages > maximumPages) throw limitExceeded(`多于 ${maximumPages} 页`);
  const pages: Page[] = [];
  for (let number = 1; number <= document.numPages; number++) {
    const page = await orDamaged(document.getPage(number), number);
    pages.push(await readPage(page));
    page.cleanup();
  }
  return pages;
};

import {
  advanceOf,
  type PrintedLine,
  type PrintedPage,
  type PrintedText,
  pageHeight,
  pageWidth,
} from './printedPages.ts';
import { zip } from './zip.ts';

const namespace = 'xmlns:ofd="http://www.ofdspec.org/2016"';
const millimetres = (points: number): string => ((points * 25.4) / 72).toFixed(4);
const box = `0 0 ${millimetres(pageWidth)} ${millimetres(pageHeight)}`;
const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');

/** Equal distances in a row are written `g n d`, as the standard allows. */
const distances = (text: string, size: number): string => {
  const signs = [...text].slice(0, -1);
  const runs: { distance: string; count: number }[] = [];
  for (const sign of signs) {
    const distance = millimetres(advanceOf(sign, size));
    const last = runs.at(-1);
    if (last?.distance === distance) last.count += 1;
    else runs.push({ distance, count: 1 });
  }
  return runs.map(({ distance, count }) => (count > 1 ? `g ${count} ${distance}` : distance)).join(' ');
};

/** A text object whose boundary begins a little left of and above its first sign. */
const textObject = ({ x, y, size, text }: PrintedText, id: number): string => {
  const inset = 2;
  const boundary = `${millimetres(x - inset)} ${millimetres(y - size)} 100 10`;
  return (
    `<ofd:TextObject ID="${id}" Boundary="${boundary}" Font="2" Size="${millimetres(size)}">` +
    `<ofd:TextCode X="${millimetres(inset)}" Y="${millimetres(size)}" DeltaX="${distances(text, size)}">${escaped(text)}` +
    '</ofd:TextCode></ofd:TextObject>'
  );
};

const pathObject = ({ x1, y1, x2, y2 }: PrintedLine, id: number): string =>
  `<ofd:PathObject ID="${id}" Boundary="${millimetres(x1)} ${millimetres(y1)} 200 200" LineWidth="0.18">` +
  `<ofd:AbbreviatedData>M 0 0 L ${millimetres(x2 - x1)} ${millimetres(y2 - y1)}</ofd:AbbreviatedData></ofd:PathObject>`;

const layerOf = (objects: readonly string[]): string =>
  `<ofd:Content><ofd:Layer ID="1"><ofd:PageBlock ID="3">${objects.join('')}</ofd:PageBlock></ofd:Layer></ofd:Content>`;

const pageOf = ({ texts, lines }: PrintedPage, inside = ''): string =>
  `<ofd:Page ${namespace}>${inside}${layerOf([
    ...lines.map((line, index) => pathObject(line, 10 + index)),
    ...texts.map((text, index) => textObject(text, 10_000 + index)),
  ])}</ofd:Page>`;

export interface OfdParts {
  /** Puts the lines of each page into a template of its own, as form designers do. */
  readonly linesInTemplates?: boolean;
  /** Adds or replaces files of the package. */
  readonly entries?: Readonly<Record<string, string>>;
}

/** An OFD of printed pages (GB/T 33190): OFD.xml, the document, a folder for each page. */
export const ofdFile = (
  pages: readonly PrintedPage[],
  { linesInTemplates = false, entries = {} }: OfdParts = {},
): Buffer => {
  const templates = linesInTemplates
    ? pages.map((_, index) => `<ofd:TemplatePage ID="${500 + index}" BaseLoc="Tpls/Tpl_${index}/Content.xml"/>`)
    : [];
  const files = pages.flatMap((page, index): [string, string][] =>
    linesInTemplates
      ? [
          [`Doc_0/Tpls/Tpl_${index}/Content.xml`, pageOf({ texts: [], lines: page.lines })],
          [
            `Doc_0/Pages/Page_${index}/Content.xml`,
            pageOf({ texts: page.texts, lines: [] }, `<ofd:Template TemplateID="${500 + index}" ZOrder="Background"/>`),
          ],
        ]
      : [[`Doc_0/Pages/Page_${index}/Content.xml`, pageOf(page)]],
  );
  const listed = pages.map((_, index) => `<ofd:Page ID="${100 + index}" BaseLoc="Pages/Page_${index}/Content.xml"/>`);
  return zip({
    'OFD.xml':
      `<?xml version="1.0" encoding="UTF-8"?><ofd:OFD ${namespace} Version="1.1" DocType="OFD"><ofd:DocBody>` +
      '<ofd:DocRoot>Doc_0/Document.xml</ofd:DocRoot></ofd:DocBody></ofd:OFD>',
    'Doc_0/Document.xml':
      `<ofd:Document ${namespace}><ofd:CommonData><ofd:PageArea><ofd:PhysicalBox>${box}</ofd:PhysicalBox></ofd:PageArea>` +
      `${templates.join('')}</ofd:CommonData><ofd:Pages>${listed.join('')}</ofd:Pages></ofd:Document>`,
    ...Object.fromEntries(files),
    ...entries,
  });
};

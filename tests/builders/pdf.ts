import { type PrintedPage, pageHeight, pageWidth } from './printedPages.ts';

/** How the characters are coded; no font is embedded, so a reader must know the code. */
export type PdfCoding = 'UniGB-UCS2-H' | 'GBK-EUC-H';

let gbkCodes: ReadonlyMap<string, string> | undefined;

/** Every character of GBK with its code, by decoding all codes there are. */
const gbk = (): ReadonlyMap<string, string> => {
  if (gbkCodes) return gbkCodes;
  const decoder = new TextDecoder('gbk');
  const codes = new Map<string, string>();
  for (let lead = 0x81; lead <= 0xfe; lead++) {
    for (let trail = 0x40; trail <= 0xfe; trail++) {
      const code = Uint8Array.of(lead, trail);
      codes.set(decoder.decode(code), Buffer.from(code).toString('hex'));
    }
  }
  gbkCodes = codes;
  return codes;
};

const codeOf = (sign: string, coding: PdfCoding): string => {
  if (coding === 'UniGB-UCS2-H') return sign.charCodeAt(0).toString(16).padStart(4, '0');
  return sign.charCodeAt(0) < 0x80 ? sign.charCodeAt(0).toString(16) : gbk().get(sign)!;
};

const number = (value: number): string => value.toFixed(3);

/** Lines as thin filled rectangles, as Word draws borders. */
const contentOf = ({ texts, lines }: PrintedPage, coding: PdfCoding): string =>
  [
    ...lines.map(({ x1, y1, x2, y2 }) => {
      const [width, height] = [Math.max(0.5, x2 - x1), Math.max(0.5, y2 - y1)];
      return `${number(x1)} ${number(pageHeight - y2)} ${number(width)} ${number(height)} re f`;
    }),
    ...texts.map(({ x, y, size, text }) => {
      const codes = [...text].map((sign) => codeOf(sign, coding)).join('');
      return `BT /F1 ${size} Tf ${number(x)} ${number(pageHeight - y)} Td <${codes}> Tj ET`;
    }),
  ].join('\n');

const fontObjects = (coding: PdfCoding): string[] => [
  `<< /Type /Font /Subtype /Type0 /BaseFont /STSong-Light /Encoding /${coding} /DescendantFonts [4 0 R] >>`,
  '<< /Type /Font /Subtype /CIDFontType0 /BaseFont /STSong-Light /DW 1000 /W [1 95 500 814 939 500] ' +
    '/CIDSystemInfo << /Registry (Adobe) /Ordering (GB1) /Supplement 2 >> /FontDescriptor 5 0 R >>',
  '<< /Type /FontDescriptor /FontName /STSong-Light /Flags 6 /FontBBox [0 -120 1000 880] /ItalicAngle 0 /Ascent 880 ' +
    '/Descent -120 /CapHeight 700 /StemV 80 >>',
];

export interface PdfParts {
  readonly coding?: PdfCoding;
  /** Further entries of the trailer, e.g. of encryption. */
  readonly trailer?: string;
  /** Operators before those of each page. */
  readonly before?: string;
}

/** A PDF of printed pages. Objects 1 to 5 are catalogue, page tree and the font; then a page and its content in turn. */
export const pdfFile = (pages: readonly PrintedPage[], parts: PdfParts = {}): Buffer => {
  const { coding = 'UniGB-UCS2-H', trailer = '', before = '' } = parts;
  const kids = pages.map((_, index) => `${6 + 2 * index} 0 R`);
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    `<< /Type /Pages /Kids [${kids.join(' ')}] /Count ${pages.length} >>`,
    ...fontObjects(coding),
    ...pages.flatMap((page, index) => {
      const content = `${before}\n${contentOf(page, coding)}`;
      return [
        `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 ${pageWidth} ${pageHeight}] ` +
          `/Resources << /Font << /F1 3 0 R >> >> /Contents ${7 + 2 * index} 0 R >>`,
        `<< /Length ${content.length} >>\nstream\n${content}\nendstream`,
      ];
    }),
  ];
  let body = '%PDF-1.7\n';
  const offsets = objects.map((object, index) => {
    const offset = body.length;
    body += `${index + 1} 0 obj\n${object}\nendobj\n`;
    return `${String(offset).padStart(10, '0')} 00000 n \n`;
  });
  const table = `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${offsets.join('')}`;
  const size = objects.length + 1;
  return Buffer.from(
    `${body}${table}trailer\n<< /Size ${size} /Root 1 0 R ${trailer} >>\nstartxref\n${body.length}\n%%EOF\n`,
    'latin1',
  );
};

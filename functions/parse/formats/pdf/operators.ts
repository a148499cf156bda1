import { OPS } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { glyphOf } from '../page/glyph.ts';
import { identity, type Matrix, multiply, translation } from '../page/matrix.ts';
import type { Glyph, Ruling } from '../page/page.ts';
import { filledRulings, strokedRulings } from '../page/path.ts';
import { matrixOf, numbersOf, subpathsOf, type TextRun, textRunsOf } from './operands.ts';

/** What the interpreter needs of a font; `scale` is the width of one glyph unit in em. */
export interface Font {
  readonly vertical: boolean;
  readonly scale: number;
}

/** The graphics state as far as it says where signs and lines stand (ISO 32000-1, 8.4 and 9.3). */
interface State {
  readonly matrix: Matrix;
  readonly size: number;
  readonly font: Font;
  readonly characterSpacing: number;
  readonly wordSpacing: number;
  readonly horizontalScale: number;
  readonly leading: number;
  readonly rise: number;
  readonly hidden: boolean;
  readonly whiteFill: boolean;
  readonly whiteStroke: boolean;
}

const initial: Omit<State, 'matrix'> = {
  size: 0,
  font: { vertical: false, scale: 0.001 },
  characterSpacing: 0,
  wordSpacing: 0,
  horizontalScale: 1,
  leading: 0,
  rise: 0,
  hidden: false,
  whiteFill: false,
  whiteStroke: false,
};

/** Text rendering modes that leave nothing to be seen: 3, and 7 that only clips. Text under a scan is set so. */
const hiddenModes = new Set([3, 7]);

const fills = new Set([
  OPS.fill,
  OPS.eoFill,
  OPS.fillStroke,
  OPS.eoFillStroke,
  OPS.closeFillStroke,
  OPS.closeEOFillStroke,
]);
const strokes = new Set([
  OPS.stroke,
  OPS.closeStroke,
  OPS.fillStroke,
  OPS.eoFillStroke,
  OPS.closeFillStroke,
  OPS.closeEOFillStroke,
]);

/** Carries out the operators of one page and collects what they print. `toPage` leads from the page's space to points from the top left. */
export class PageInterpreter {
  readonly glyphs: Glyph[] = [];
  readonly rulings: Ruling[] = [];
  #state: State;
  readonly #saved: State[] = [];
  #textMatrix = identity;
  #lineMatrix = identity;
  readonly #fontOf: (id: string) => Font;

  constructor(toPage: Matrix, fontOf: (id: string) => Font) {
    this.#state = { ...initial, matrix: toPage };
    this.#fontOf = fontOf;
  }

  execute(operator: number, operands: unknown): void {
    const numbers = (): number[] => numbersOf(operands);
    switch (operator) {
      case OPS.save:
        this.#saved.push(this.#state);
        break;
      case OPS.restore:
      case OPS.paintFormXObjectEnd:
        this.#state = this.#saved.pop() ?? this.#state;
        break;
      case OPS.transform:
        this.#set({ matrix: multiply(this.#state.matrix, matrixOf(numbers())) });
        break;
      case OPS.paintFormXObjectBegin:
        this.#saved.push(this.#state);
        this.#set({ matrix: multiply(this.#state.matrix, formMatrixOf(operands)) });
        break;
      case OPS.setFillRGBColor:
        this.#set({ whiteFill: isWhite(operands) });
        break;
      case OPS.setStrokeRGBColor:
        this.#set({ whiteStroke: isWhite(operands) });
        break;
      case OPS.constructPath:
        this.#paint(operands);
        break;
      default:
        this.#executeText(operator, operands, numbers);
    }
  }

  #executeText(operator: number, operands: unknown, numbers: () => number[]): void {
    const [first = 0, second = 0] = numbers();
    switch (operator) {
      case OPS.beginText:
        this.#textMatrix = this.#lineMatrix = identity;
        break;
      case OPS.setFont:
        if (Array.isArray(operands)) this.#set({ font: this.#fontOf(String(operands[0])), size: first });
        break;
      case OPS.setCharSpacing:
        this.#set({ characterSpacing: first });
        break;
      case OPS.setWordSpacing:
        this.#set({ wordSpacing: first });
        break;
      case OPS.setHScale:
        this.#set({ horizontalScale: first / 100 });
        break;
      case OPS.setLeading:
        this.#set({ leading: first });
        break;
      case OPS.setTextRise:
        this.#set({ rise: first });
        break;
      case OPS.setTextRenderingMode:
        this.#set({ hidden: hiddenModes.has(first) });
        break;
      case OPS.setTextMatrix:
        this.#textMatrix = this.#lineMatrix = matrixOf(numbers());
        break;
      case OPS.moveText:
        this.#moveLine(first, second);
        break;
      case OPS.setLeadingMoveText:
        this.#set({ leading: -second });
        this.#moveLine(first, second);
        break;
      case OPS.nextLine:
        this.#moveLine(0, -this.#state.leading);
        break;
      case OPS.showText:
        for (const run of textRunsOf(operands)) this.#show(run);
        break;
    }
  }

  #set(change: Partial<State>): void {
    this.#state = { ...this.#state, ...change };
  }

  #moveLine(x: number, y: number): void {
    this.#textMatrix = this.#lineMatrix = multiply(this.#lineMatrix, translation(x, y));
  }

  #show(run: TextRun): void {
    const { font, size, horizontalScale, characterSpacing, wordSpacing, rise, matrix, hidden } = this.#state;
    const advance = (along: number): void => {
      const [x, y] = font.vertical ? [0, along] : [along * horizontalScale, 0];
      this.#textMatrix = multiply(this.#textMatrix, translation(x, y));
    };
    if (typeof run === 'number') {
      advance((-run / 1000) * size);
      return;
    }
    const spacing = characterSpacing + (run.isSpace ? wordSpacing : 0);
    if (!hidden && run.text !== '') {
      const toPage = multiply(matrix, this.#textMatrix);
      const width = run.width * font.scale * size;
      const origin = font.vertical ? { x: -width / 2, y: -0.86 * size } : { x: 0, y: rise };
      const sign = {
        text: run.text,
        ...origin,
        advance: width * (font.vertical ? 1 : horizontalScale),
        size,
        up: 1,
      } as const;
      const glyph = glyphOf(toPage, sign);
      if (glyph) this.glyphs.push(glyph);
    }
    advance(font.vertical ? -(size + spacing) : run.width * font.scale * size + spacing);
  }

  #paint(operands: unknown): void {
    const { operator, subpaths } = subpathsOf(operands);
    const { matrix, whiteFill, whiteStroke } = this.#state;
    for (const subpath of subpaths) {
      if (strokes.has(operator) && !whiteStroke) this.rulings.push(...strokedRulings(matrix, subpath));
      if (fills.has(operator) && !whiteFill) this.rulings.push(...filledRulings(matrix, subpath));
    }
  }
}

const isWhite = (operands: unknown): boolean => Array.isArray(operands) && /^#f{6}$/iu.test(String(operands[0]));

const formMatrixOf = (operands: unknown): Matrix => {
  const matrix: unknown = Array.isArray(operands) ? operands[0] : undefined;
  return matrix ? matrixOf(numbersOf(matrix)) : identity;
};

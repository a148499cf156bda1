import type { Report } from '../../../schemas/report.ts';
import { type Passage, passagesOf } from '../passages.ts';
import { ownNames } from './ownNames.ts';

/**
 * The narrative of a report (sections 一, 五, 六) in the form it is compared in: letters only, one after the other. Names
 * of the agency and its places are one sign, figures and years another, so that a report copied with both replaced is
 * still the same text. Headings and signatures are left out: the form and the register prescribe them.
 */
export interface Narrative {
  /** UTF-16 units of the letters and signs. */
  readonly codes: Uint16Array;
  readonly passages: readonly Passage[];
  /** For each unit: which passage it is from, and the span `[from, to)` there that it stands for. */
  readonly passage: Uint32Array;
  readonly from: Uint32Array;
  readonly to: Uint32Array;
}

const narrated = new Set(['overview', 'problems', 'other']);
const prescribed = new Set(['heading', 'sectionHeading', 'signature', 'picture']);

/** Masks with the names given beside the one in the title: those of the register, former ones included. */
export const narrativeOf = (report: Report, names: readonly string[] = []): Narrative => {
  const passages = passagesOf(report).filter(({ place, kind }) => narrated.has(place) && !prescribed.has(kind));
  const masks = ownNames([report.agency, ...names]);
  const writer = new Writer(passages.reduce((length, { text }) => length + text.length, 0));
  passages.forEach(({ text }, index) => {
    let done = 0;
    for (const match of text.matchAll(masks)) {
      writer.letters(text, index, done, match.index);
      done = match.index + match[0].length;
      writer.sign(match[0].startsWith('《') ? documentSign : nameSign, index, match.index, done);
    }
    writer.letters(text, index, done, text.length);
  });
  return { passages, ...writer.written() };
};

/** Signs are units that are no letters. */
const nameSign = 1;
const figureSign = 2;
const documentSign = 3;

/** Levels of administration are names: 区政府 here is 县政府 there. Numerals count as figures wherever they stand. */
const levels = new Set([...'省市州盟区县旗镇乡'].map((letter) => letter.charCodeAt(0)));
const numerals = new Set(
  [...'0123456789０１２３４５６７８９〇零一二三四五六七八九十百千两'].map((digit) => digit.charCodeAt(0)),
);
const letterPattern = /[\p{L}\p{Surrogate}]/u;

/** What a unit is written as: itself, a sign, or 0 for nothing. Asked for once for each unit. */
const writtenAs = new Uint16Array(0x10000);
for (let unit = 0; unit < writtenAs.length; unit += 1) {
  if (numerals.has(unit)) writtenAs[unit] = figureSign;
  else if (levels.has(unit)) writtenAs[unit] = nameSign;
  else if (letterPattern.test(String.fromCharCode(unit))) writtenAs[unit] = unit;
}

/** Fills the arrays of a narrative; the same sign twice in a row is one. */
class Writer {
  readonly #codes: Uint16Array;
  readonly #passage: Uint32Array;
  readonly #from: Uint32Array;
  readonly #to: Uint32Array;
  #length = 0;

  constructor(most: number) {
    this.#codes = new Uint16Array(most);
    this.#passage = new Uint32Array(most);
    this.#from = new Uint32Array(most);
    this.#to = new Uint32Array(most);
  }

  letters(text: string, passage: number, from: number, to: number): void {
    for (let at = from; at < to; at += 1) {
      const code = writtenAs[text.charCodeAt(at)]!;
      if (code === nameSign || code === figureSign) this.sign(code, passage, at, at + 1);
      else if (code !== 0) this.#write(code, passage, at, at + 1);
    }
  }

  sign(code: number, passage: number, from: number, to: number): void {
    const last = this.#length - 1;
    if (last >= 0 && this.#codes[last] === code && this.#passage[last] === passage) this.#to[last] = to;
    else this.#write(code, passage, from, to);
  }

  written() {
    const length = this.#length;
    return {
      codes: this.#codes.subarray(0, length),
      passage: this.#passage.subarray(0, length),
      from: this.#from.subarray(0, length),
      to: this.#to.subarray(0, length),
    };
  }

  #write(code: number, passage: number, from: number, to: number): void {
    this.#codes[this.#length] = code;
    this.#passage[this.#length] = passage;
    this.#from[this.#length] = from;
    this.#to[this.#length] = to;
    this.#length += 1;
  }
}

/**
 * A page as it is printed, whatever the format that prints it: signs and lines with their places. Lengths are in points
 * (1/72 inch), x from the left edge, y from the top edge downwards.
 */

/** A place on the page: `left` ≤ `right`, `top` ≤ `bottom`. */
export interface Box {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** One printed sign with the box of its em square: as wide as it advances, as high as its type size. */
export interface Glyph extends Box {
  /** Usually one character; several for a ligature. */
  readonly text: string;
  readonly size: number;
  /** Where the text of which it is part runs to. */
  readonly direction: 'right' | 'down' | 'up' | 'left';
}

/** A straight line on the page. `at` is y of a horizontal and x of a vertical one. */
export interface Ruling {
  readonly direction: 'horizontal' | 'vertical';
  readonly at: number;
  readonly from: number;
  readonly to: number;
}

export interface Page {
  readonly width: number;
  readonly height: number;
  /** In the order of printing. */
  readonly glyphs: readonly Glyph[];
  readonly rulings: readonly Ruling[];
}

export const middleX = ({ left, right }: Box): number => (left + right) / 2;
export const middleY = ({ top, bottom }: Box): number => (top + bottom) / 2;

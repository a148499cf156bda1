import type { Paragraph } from '../../document.ts';

/** What a paragraph says of itself. */
export interface ParagraphState {
  readonly inTable: boolean;
  readonly headingLevel: number | undefined;
  readonly alignment: Paragraph['alignment'];
}

export const plainParagraph: ParagraphState = { inTable: false, headingLevel: undefined, alignment: undefined };

const bodyOutline = 9;

/** The paragraph after a property word; the same one when the word is none. */
export const paragraphAfter = (state: ParagraphState, name: string, value: number | undefined): ParagraphState => {
  switch (name) {
    case 'pard':
      return plainParagraph;
    case 'intbl':
      return { ...state, inTable: true };
    case 'qc':
      return { ...state, alignment: 'center' };
    case 'qr':
      return { ...state, alignment: 'right' };
    case 'ql':
    case 'qj':
      return { ...state, alignment: undefined };
    case 'outlinelevel':
      return { ...state, headingLevel: value !== undefined && value < bodyOutline ? value + 1 : undefined };
    default:
      return state;
  }
};

import type { Figure } from './numbers.ts';
import type { Token } from './tokens.ts';

/**
 * A piece of a sentence with at most one figure and the words that say what it counts. Pieces without a figure end at
 * ，；： and keep their 、 inside: 未发生行政复议、行政诉讼 is one piece.
 */
export interface Item {
  readonly label: readonly Token[];
  readonly figure?: Figure;
  /** Words behind the figure, up to the next separator: 收到3件政府信息公开申请. */
  readonly after: readonly Token[];
  /** The mark it follows: ，；：、（ or nothing at the beginning of a sentence and right behind a figure. */
  readonly mark: string;
  /** How many brackets it stands in. */
  readonly depth: number;
}

export type Sentence = readonly Item[];

const sentenceEnds = '。！？\n';
const clauseEnds = '，；：';

interface Open {
  label: Token[];
  mark: string;
  /** The item whose figure has been met; its words behind are being gathered. */
  item: { label: readonly Token[]; figure: Figure; after: Token[]; mark: string; depth: number } | undefined;
}

/** Gathers the items of one sentence. */
class Gathering {
  readonly items: Item[] = [];
  private outer: Open[] = [];
  private open: Open = { label: [], mark: '', item: undefined };

  take(token: Token): void {
    if (token.kind === 'figure') this.meetFigure(token.figure);
    else if (token.kind === 'mark') this.meetMark(token);
    else if (this.open.item) this.open.item.after.push(token);
    else this.open.label.push(token);
  }

  /** What stands between two figures of one piece says what the second one counts. */
  private meetFigure(figure: Figure): void {
    const { item, mark } = this.open;
    const label = item ? item.after : this.open.label;
    const next = { label, figure, after: [], mark: item ? '' : mark, depth: this.outer.length };
    if (item) item.after = [];
    this.open.item = next;
    this.open.label = [];
    this.items.push(next);
  }

  private meetMark(token: Extract<Token, { kind: 'mark' }>): void {
    if (token.mark === '（') this.openBracket();
    else if (token.mark === '）') this.closeBracket();
    else if (token.mark === '、' && !this.open.item) this.open.label.push(token);
    else if (token.mark === '、' || clauseEnds.includes(token.mark)) this.closePiece(token.mark);
  }

  private openBracket(): void {
    this.outer.push(this.open);
    this.open = { label: [], mark: '（', item: undefined };
  }

  private closeBracket(): void {
    const outer = this.outer.pop();
    if (!outer) return;
    this.outer.push(outer);
    this.closePiece('');
    this.open = this.outer.pop()!;
  }

  closePiece(mark: string): void {
    const { item, label } = this.open;
    if (!item && label.length > 0) {
      this.items.push({ label, after: [], mark: this.open.mark, depth: this.outer.length });
    }
    this.open = { label: [], mark, item: undefined };
  }

  /** A bracket that is never closed ends with its sentence. */
  close(): Sentence {
    while (this.outer.length > 0) this.closeBracket();
    this.closePiece('');
    return this.items;
  }
}

/** …2345条。其中，…: a full stop before 其中 separates no more than a comma. */
const goesOn = (tokens: readonly Token[], index: number): boolean => {
  const next = tokens[index + 1];
  return next?.kind === 'word' && next.meaning.is === 'parts';
};

/** The sentences of a text, with their items in reading order. Sentences that say nothing are left out. */
export const sentencesOf = (tokens: readonly Token[]): Sentence[] => {
  const sentences: Sentence[] = [];
  let gathering = new Gathering();
  tokens.forEach((token, index) => {
    if (token.kind !== 'mark' || !sentenceEnds.includes(token.mark)) gathering.take(token);
    else if (token.mark === '。' && goesOn(tokens, index)) gathering.take({ ...token, mark: '，' });
    else {
      sentences.push(gathering.close());
      gathering = new Gathering();
    }
  });
  sentences.push(gathering.close());
  return sentences.filter((items) => items.length > 0);
};

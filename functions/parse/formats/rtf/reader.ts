import type { DocumentBlock } from '../../document.ts';
import { maximumDepth, maximumPictureBytes } from '../../limits.ts';
import { damaged, limitExceeded } from '../../reasons.ts';
import { type Destination, destinationOf } from './destinations.ts';
import { decodeBytes, encodingOf, isUnfinished } from './encodings.ts';
import { Flow } from './flow.ts';
import { type ParagraphState, paragraphAfter, plainParagraph } from './paragraphState.ts';
import { signOfSymbol, signOfWord } from './signs.ts';
import { type Token, tokensOf } from './tokens.ts';

/** What a group takes over from the one around it and leaves behind when it ends. */
interface State {
  destination: Destination;
  /** Characters that stand for `\u` in readers that do not know it. */
  fallbackLength: number;
  removed: boolean;
  hidden: boolean;
  font: number | undefined;
  paragraph: ParagraphState;
  /** Whether the group has just begun, so that the next word names it. */
  begins: boolean;
  /** Inside an automatic number, the tab behind it is none of the text. */
  inNumber: boolean;
}

class Reader {
  readonly #flow = new Flow();
  readonly #groups: State[] = [];
  readonly #fontCharsets = new Map<number, number>();
  #state: State = {
    destination: 'text',
    fallbackLength: 1,
    removed: false,
    hidden: false,
    font: undefined,
    paragraph: plainParagraph,
    begins: false,
    inNumber: false,
  };
  #codePage: number | undefined;
  #fallbackLeft = 0;
  #bytes: number[] = [];
  #bytesEncoding = '';
  #picture: { hex: string; known: boolean } | undefined;
  #merge: { joinsPrevious: boolean; merge: 'none' | 'start' | 'continue' } = { joinsPrevious: false, merge: 'none' };
  #starred = false;

  read(source: string): DocumentBlock[] {
    for (const token of tokensOf(source)) {
      this.#take(token);
      // What stands behind the last bracket is not part of the document.
      if (token.type === 'close' && this.#groups.length === 0) break;
    }
    if (this.#groups.length > 0) throw damaged('括号不配对，文件可能不完整');
    this.#flushBytes();
    this.#flow.endParagraph(plainParagraph);
    return this.#flow.blocks;
  }

  #take(token: Token): void {
    if (token.type !== 'byte' && token.type !== 'text') this.#flushBytes();
    if (token.type === 'open') this.#open();
    else if (token.type === 'close') this.#close();
    else if (token.type === 'byte') this.#takeByte(token.value);
    else if (token.type === 'text') this.#takeText(token.text);
    else if (token.type === 'symbol') this.#takeSymbol(token.name);
    else this.#takeWord(token.name, token.value);
  }

  #open(): void {
    this.#fallbackLeft = 0;
    this.#starred = false;
    this.#groups.push(this.#state);
    if (this.#groups.length > maximumDepth) throw limitExceeded(`内容嵌套多于 ${maximumDepth} 层`);
    this.#state = { ...this.#state, begins: true };
  }

  #close(): void {
    this.#fallbackLeft = 0;
    const before = this.#groups.pop();
    if (!before) throw damaged('括号不配对');
    if (this.#state.destination === 'picture' && before.destination !== 'picture') this.#endPicture();
    this.#state = before;
  }

  #endPicture(): void {
    const { hex, known } = this.#picture ?? { hex: '', known: false };
    this.#flow.addPicture(known ? new Uint8Array(Buffer.from(hex, 'hex')) : undefined);
    this.#picture = undefined;
  }

  get #isWritten(): boolean {
    return this.#state.destination === 'text' && !this.#state.removed && !this.#state.hidden;
  }

  #write(text: string): void {
    if (this.#isWritten) this.#flow.write(text);
  }

  #flushBytes(): void {
    if (this.#bytes.length === 0) return;
    const bytes = this.#bytes;
    this.#bytes = [];
    this.#write(decodeBytes(bytes, this.#bytesEncoding));
  }

  #takeByte(value: number): void {
    this.#state.begins = false;
    if (this.#fallbackLeft > 0) this.#fallbackLeft -= 1;
    else if (this.#isWritten) {
      const charset = this.#state.font === undefined ? undefined : this.#fontCharsets.get(this.#state.font);
      this.#bytesEncoding = encodingOf(this.#codePage, charset);
      this.#bytes.push(value);
    }
  }

  #takeText(text: string): void {
    this.#state.begins = false;
    if (this.#state.destination === 'picture') this.#takePictureText(text);
    if (!this.#isWritten) return;
    const skippedLength = Math.min(this.#fallbackLeft, text.length);
    this.#fallbackLeft -= skippedLength;
    for (const sign of text.slice(skippedLength)) {
      const code = sign.charCodeAt(0);
      // Bytes above ASCII may stand as they are, and the second half of a character may look like a letter.
      if (code >= 0x80 || isUnfinished(this.#bytes, this.#bytesEncoding)) this.#takeByte(code);
      else {
        this.#flushBytes();
        this.#write(sign);
      }
    }
  }

  #takePictureText(text: string): void {
    const picture = this.#picture;
    if (!picture?.known) return;
    picture.hex += text.replace(/[^0-9a-f]/giu, '');
    if (picture.hex.length > maximumPictureBytes * 2) {
      throw limitExceeded(`图片大于 ${maximumPictureBytes / 1024 / 1024} MB`);
    }
  }

  #takeSymbol(name: string): void {
    if (name === '*') {
      this.#starred = true;
      return;
    }
    this.#state.begins = false;
    if (this.#fallbackLeft > 0) {
      this.#fallbackLeft -= 1;
      return;
    }
    // A line end behind a backslash is a paragraph's end.
    if (name === '\n' || name === '\r') this.#takeWord('par', undefined);
    else this.#write(signOfSymbol(name));
  }

  #takeWord(name: string, value: number | undefined): void {
    const state = this.#state;
    if (state.begins) {
      state.begins = false;
      this.#enter(name);
    }
    this.#starred = false;
    if (state.destination === 'skip') return;
    if (state.destination === 'fonts') this.#takeFontWord(name, value);
    else if (state.destination === 'picture') this.#takePictureWord(name);
    else if (this.#fallbackLeft > 0 && name !== 'u') this.#fallbackLeft -= 1;
    else this.#takeTextWord(name, value);
  }

  /** The first word of a group says what the group is; inside of what is no text nothing is. */
  #enter(name: string): void {
    const state = this.#state;
    if (state.destination !== 'text') return;
    state.destination = destinationOf(name, this.#starred);
    if (state.destination === 'picture') this.#picture = { hex: '', known: false };
    state.inNumber ||= name === 'listtext' || name === 'pntext';
  }

  #takeFontWord(name: string, value: number | undefined): void {
    if (name === 'f') this.#state.font = value;
    else if (name === 'fcharset' && this.#state.font !== undefined) {
      this.#fontCharsets.set(this.#state.font, value ?? 0);
    }
  }

  #takePictureWord(name: string): void {
    if (this.#picture && (name === 'pngblip' || name === 'jpegblip')) this.#picture.known = true;
  }

  #takeTextWord(name: string, value: number | undefined): void {
    const sign = signOfWord(name);
    if (sign !== undefined) {
      if (!(this.#state.inNumber && name === 'tab')) this.#write(sign);
      return;
    }
    if (name === 'u') {
      this.#write(String.fromCharCode((value ?? 0) & 0xffff));
      this.#fallbackLeft = this.#state.fallbackLength;
    } else if (!this.#takeStructure(name, value) && !this.#takeTableWord(name, value)) this.#takeProperty(name, value);
  }

  #takeStructure(name: string, value: number | undefined): boolean {
    const { paragraph } = this.#state;
    switch (name) {
      case 'par':
      case 'page':
      case 'sect':
        // Of a paragraph whose end is deleted or hidden the text goes on.
        if (this.#isWritten) this.#flow.endParagraph(paragraph);
        return true;
      case 'nestcell':
      case 'nestrow':
        this.#flow.endParagraph({ ...paragraph, inTable: true });
        return true;
      case 'cell':
        this.#flow.endCell(paragraph);
        return true;
      case 'row':
        this.#flow.endRow();
        return true;
      case 'ansicpg':
        this.#codePage = value;
        return true;
      default:
        return false;
    }
  }

  #takeTableWord(name: string, value: number | undefined): boolean {
    switch (name) {
      case 'trowd':
        this.#flow.beginDefinition();
        this.#merge = { joinsPrevious: false, merge: 'none' };
        return true;
      case 'trleft':
        this.#flow.setLeft(value ?? 0);
        return true;
      case 'clmrg':
        this.#merge.joinsPrevious = true;
        return true;
      case 'clvmgf':
        this.#merge.merge = 'start';
        return true;
      case 'clvmrg':
        this.#merge.merge = 'continue';
        return true;
      case 'cellx':
        this.#flow.addEdge({ right: value ?? 0, ...this.#merge });
        this.#merge = { joinsPrevious: false, merge: 'none' };
        return true;
      default:
        return false;
    }
  }

  #takeProperty(name: string, value: number | undefined): void {
    const state = this.#state;
    switch (name) {
      case 'uc':
        state.fallbackLength = Math.max(0, value ?? 1);
        return;
      case 'f':
        state.font = value;
        return;
      case 'v':
        state.hidden = value !== 0;
        return;
      case 'deleted':
        state.removed = value !== 0;
        return;
      case 'plain':
        state.hidden = false;
        state.removed = false;
        return;
      default:
        state.paragraph = paragraphAfter(state.paragraph, name, value);
    }
  }
}

/** The blocks of an RTF document, given as bytes in Latin-1, in reading order. */
export const readRtf = (source: string): DocumentBlock[] => new Reader().read(source);

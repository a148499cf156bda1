/** The source ended before what was asked for. */
export class UnexpectedEnd extends Error {
  override readonly name = 'UnexpectedEnd';
}
/** A line or header was longer than it may be. */
export class TooLong extends Error {
  override readonly name = 'TooLong';
}

/** Reads a stream of bytes by delimiters and counts, holding no more of it than one chunk and what is asked for. */
export class ByteReader {
  readonly #source: AsyncIterator<Uint8Array>;
  #held = Buffer.alloc(0);

  constructor(source: AsyncIterable<Uint8Array>) {
    this.#source = source[Symbol.asyncIterator]();
  }

  /** The bytes before the delimiter, which is passed over; not more than `limit` of them. */
  async readTo(delimiter: string, limit: number): Promise<Buffer> {
    for (;;) {
      const found = this.#held.indexOf(delimiter);
      if (found > limit || (found < 0 && this.#held.length > limit + delimiter.length)) throw new TooLong();
      if (found >= 0) {
        const bytes = this.#take(found);
        this.#take(delimiter.length);
        return bytes;
      }
      if (!(await this.#readMore())) throw new UnexpectedEnd();
    }
  }

  /** Streams the bytes before the delimiter, which is passed over. */
  async *streamTo(delimiter: string): AsyncGenerator<Buffer> {
    for (;;) {
      const found = this.#held.indexOf(delimiter);
      if (found >= 0) {
        if (found > 0) yield this.#take(found);
        this.#take(delimiter.length);
        return;
      }
      const safe = this.#held.length - delimiter.length + 1;
      if (safe > 0) yield this.#take(safe);
      if (!(await this.#readMore())) throw new UnexpectedEnd();
    }
  }

  /** Exactly so many bytes. */
  async read(count: number): Promise<Buffer> {
    while (this.#held.length < count) {
      if (!(await this.#readMore())) throw new UnexpectedEnd();
    }
    return this.#take(count);
  }

  /** Streams exactly so many bytes. */
  async *stream(count: number): AsyncGenerator<Buffer> {
    let missing = count;
    while (missing > 0) {
      if (this.#held.length === 0 && !(await this.#readMore())) throw new UnexpectedEnd();
      const bytes = this.#take(Math.min(missing, this.#held.length));
      missing -= bytes.length;
      yield bytes;
    }
  }

  /** Whether nothing is left. */
  async isAtEnd(): Promise<boolean> {
    return this.#held.length === 0 && !(await this.#readMore());
  }

  #take(count: number): Buffer {
    const bytes = this.#held.subarray(0, count);
    this.#held = this.#held.subarray(count);
    return bytes;
  }

  async #readMore(): Promise<boolean> {
    const next = await this.#source.next();
    if (next.done) return false;
    this.#held = this.#held.length === 0 ? Buffer.from(next.value) : Buffer.concat([this.#held, next.value]);
    return true;
  }
}

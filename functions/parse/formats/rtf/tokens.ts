/** One sign of the markup; texts are bytes written as Latin-1 characters. */
export type Token =
  | { readonly type: 'open' }
  | { readonly type: 'close' }
  /** `\name5`; `value` is undefined when there is no number. */
  | { readonly type: 'word'; readonly name: string; readonly value: number | undefined }
  /** `\~` and the like. */
  | { readonly type: 'symbol'; readonly name: string }
  | { readonly type: 'byte'; readonly value: number }
  | { readonly type: 'text'; readonly text: string };

const word = /([a-z]{1,32})(-?\d{1,10})? ?/iuy;
const plain = /[^\\{}\r\n]+/uy;
const hexadecimal = /[0-9a-f]{2}/iuy;

const matchAt = (pattern: RegExp, source: string, at: number): RegExpExecArray | null => {
  pattern.lastIndex = at;
  return pattern.exec(source);
};

/** Cuts RTF into its signs (specification 1.9.1); the bytes after `\bin` are passed over. */
export function* tokensOf(source: string): Generator<Token> {
  let at = 0;
  while (at < source.length) {
    const sign = source[at]!;
    if (sign === '{' || sign === '}') {
      yield { type: sign === '{' ? 'open' : 'close' };
      at += 1;
    } else if (sign === '\r' || sign === '\n') at += 1;
    else if (sign !== '\\') {
      const text = matchAt(plain, source, at)![0];
      yield { type: 'text', text };
      at += text.length;
    } else {
      const control = matchAt(word, source, at + 1);
      if (control) {
        const value = control[2] === undefined ? undefined : Number(control[2]);
        at += 1 + control[0].length;
        if (control[1] === 'bin') at += Math.max(0, value ?? 0);
        else yield { type: 'word', name: control[1]!, value };
        continue;
      }
      const hex = source[at + 1] === "'" ? matchAt(hexadecimal, source, at + 2) : null;
      if (hex) yield { type: 'byte', value: Number.parseInt(hex[0], 16) };
      else yield { type: 'symbol', name: source[at + 1] ?? '' };
      at += hex ? 4 : 2;
    }
  }
}

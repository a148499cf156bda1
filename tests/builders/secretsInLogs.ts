import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** What no line of a log may hold, and how it is known. */
const forbidden: Readonly<Record<string, RegExp>> = {
  'a mail address': /[\w.+-]+@[\w-]+\.[a-z]+/i,
  // 32 bytes in base64url: links, sessions, tokens of forms.
  'a token': /(?<![\w-])[A-Za-z0-9_-]{43}(?![\w-])/,
  // Task tokens as the stack makes them; sealed secrets, credentials of a session: longer than any hash.
  'a secret': /AQB4[\w+/]{60}|[\w+=]{65,}/,
  // Not of this very machine: it stands in what a broken connection says.
  'an address of a caller': /(?<![\w.-])(?!127\.)(?:\d{1,3}\.){3}\d{1,3}(?![\w.-])/,
  'a mobile phone number': /(?<![\w.-])1[3-9]\d{9}(?![\w-])/,
  'an identity card number': /(?<![\w.-])\d{17}[\dX](?![\w-])/i,
  // Names, opinions, reasons, titles, texts of reports: all that people write here is Chinese, and no line of ours is.
  'Chinese text': /[\p{Script=Han}，。：；！？“”（）《》]/u,
};

const sixDigits = /(?<![\w.-])\d{6}(?![\w.-])/g;

/** What of all that a line gives away. */
const givenAway = (line: string, codes: ReadonlySet<string>): string[] => [
  ...Object.entries(forbidden).flatMap(([what, shape]) => (shape.test(line) ? [what] : [])),
  ...(line.match(sixDigits)?.some((digits) => codes.has(digits)) ? ['a mailed code'] : []),
];

/** Lines that give something away, each with what it is. `codes` are the six digits of every code that was mailed. */
export const secretsInLines = (lines: readonly string[], codes: readonly string[]): string[] => {
  const mailed = new Set(codes);
  return lines.flatMap((line) => {
    const found = givenAway(line, mailed);
    return found.length > 0 ? [`${found.join(', ')}: ${line}`] : [];
  });
};

/** Every line the functions of an installation have logged, in its state directory. */
export const linesLogged = (directory: string): string[] => {
  const logs = join(directory, 'logs');
  return (existsSync(logs) ? readdirSync(logs) : []).flatMap((name) =>
    readFileSync(join(logs, name), 'utf8')
      .split('\n')
      .filter((line) => line !== ''),
  );
};

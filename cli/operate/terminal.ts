/** Characters that take two columns of a terminal: Chinese, and the punctuation that goes with it (Unicode, UAX 11: W and F). */
const wide =
  /[\u1100-\u115F\u2E80-\u303E\u3041-\u33FF\u3400-\u4DBF\u4E00-\u9FFF\uA000-\uA4CF\uAC00-\uD7A3\uF900-\uFAFF\uFE30-\uFE4F\uFF00-\uFF60\uFFE0-\uFFE6\u{20000}-\u{3FFFD}]/u;

/** How many columns a text takes. */
export const widthOf = (text: string): number => [...text].reduce((sum, sign) => sum + (wide.test(sign) ? 2 : 1), 0);

/** Rows as columns, each as wide as its widest entry, two apart. */
export const columns = (rows: readonly (readonly string[])[]): string[] => {
  const widths: number[] = [];
  for (const row of rows)
    row.forEach((entry, index) => {
      widths[index] = Math.max(widths[index] ?? 0, widthOf(entry));
    });
  return rows.map((row) =>
    row
      .map((entry, index) => entry + ' '.repeat(widths[index]! - widthOf(entry)))
      .join('  ')
      .trimEnd(),
  );
};

/** Lines that stand a little to the right. */
export const indented = (lines: readonly string[]): string[] => lines.map((line) => (line === '' ? '' : `  ${line}`));

/** The first of many, and how many more there are. */
export const firstOf = (lines: readonly string[], most: number): string[] =>
  lines.length <= most ? [...lines] : [...lines.slice(0, most), `… and ${lines.length - most} more (--json has all)`];

/** Counts in words: `1 report`, `2 reports`. */
export const counted = (count: number, one: string, many = `${one}s`): string => `${count} ${count === 1 ? one : many}`;

/** An instant as it stands on the clock in Shanghai, e.g. 2026-01-23 14:05. */
export const clock = (instant: string | Date): string =>
  new Date(new Date(instant).getTime() + 8 * 3_600_000).toISOString().slice(0, 16).replace('T', ' ');

/** A length of time, roughly: 40 s, 12 min, 5 h, 3 d. */
export const span = (milliseconds: number): string => {
  const units = [
    [86_400_000, 'd'],
    [3_600_000, 'h'],
    [60_000, 'min'],
  ] as const;
  const [size, name] = units.find(([one]) => milliseconds >= 2 * one) ?? [1_000, 's'];
  return `${Math.max(0, Math.floor(milliseconds / size))} ${name}`;
};

/** Bytes as people read them. */
export const bytes = (count: number): string => {
  if (count < 1024) return `${count} B`;
  if (count < 1024 ** 2) return `${Math.round(count / 1024)} KB`;
  return count < 1024 ** 3 ? `${(count / 1024 ** 2).toFixed(1)} MB` : `${(count / 1024 ** 3).toFixed(2)} GB`;
};

/** Shows progress: on a terminal one line that changes, otherwise a line each; `done` takes the changing line away. */
export const progressOn = (stream: NodeJS.WriteStream) => {
  let shown = false;
  return {
    show: (line: string): void => {
      shown = stream.isTTY;
      stream.write(stream.isTTY ? `\r\u001B[K${line}` : `${line}\n`);
    },
    done: (): void => {
      if (shown) stream.write('\r\u001B[K');
      shown = false;
    },
  };
};

/** Rows of texts for spreadsheets: UTF-8 with byte order mark and CRLF line ends (RFC 4180), and nothing that would be run. */
export const csvOf = (rows: readonly (readonly string[])[]): string =>
  `\uFEFF${rows.map((row) => row.map(field).join(',')).join('\r\n')}\r\n`;

const field = (text: string): string => {
  const safe = inert(text);
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
};

/**
 * A text that a spreadsheet would run as a formula gets an apostrophe in front. Numbers such as -5 or +4 and a lone sign
 * such as - are no formulas and stay as they are.
 */
const inert = (text: string): string => {
  const formula = /^\s*[=+\-@\uFF1D\uFF0B\uFF0D\uFF20]./su.test(text) || /^[\t\r\n]/.test(text);
  return formula && !/^[+-]\d+(\.\d+)?$/.test(text) ? `'${text}` : text;
};

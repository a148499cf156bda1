/** A piece of HTML that is safe to print as it stands: made by `html` or, for bytes of ours, by `trusted`. */
export class Html {
  readonly text: string;
  constructor(text: string) {
    this.text = text;
  }
  toString(): string {
    return this.text;
  }
}

type Printable = Html | string | number | null | undefined | false | readonly Printable[];

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Control characters other than tab and line ends, and non-characters: neither HTML nor XML may hold them. */
const forbidden = /[\p{Cc}\uFFFE\uFFFF]/gu;

/** Escapes text for element content and quoted attribute values; characters that XML forbids are dropped. */
export const escapeHtml = (text: string): string =>
  text
    .replace(forbidden, (character) => (/[\t\n\r]/.test(character) ? character : ''))
    .replace(/[&<>"']/g, (character) => entities[character] ?? '');

const print = (value: Printable): string => {
  if (value === null || value === undefined || value === false) return '';
  if (value instanceof Html) return value.text;
  if (typeof value === 'object') return value.map(print).join('');
  return escapeHtml(String(value));
};

/**
 * Tagged template for HTML: everything put in is escaped, except other `html` pieces; lists are joined; null, undefined
 * and false print nothing. Attribute values must be quoted in the template.
 */
export const html = (strings: TemplateStringsArray, ...values: Printable[]): Html =>
  new Html(strings.reduce((text, part, index) => text + print(values[index - 1]) + part));

/** Marks text as HTML without escaping. Only for bytes we rendered ourselves, never for anything from a submission. */
export const trusted = (text: string): Html => new Html(text);

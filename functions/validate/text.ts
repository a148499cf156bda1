/** A name or title for comparison: full-width letters and digits made plain, white space dropped. */
export const plainName = (text: string): string => text.normalize('NFKC').replace(/\s+/gu, '');

/** A section title without its numeral, in the form it is compared in. */
export const withoutNumeral = (text: string): string =>
  plainName(text).replace(/^(?:第?[一二三四五六七八九十]+(?:部分)?|\d+|[—–-]+)[、.,。:]?/u, '');

import { type Reading, read } from '../../../functions/validate/statements/reading.ts';

/** How a sentence was understood in the report for 2025 of 青溪县水务局, or of another agency. */
export const readSentence = (text: string, agency = '青溪县水务局'): Reading =>
  read({ passages: [{ place: 'overview', kind: 'paragraph', text }], report: { year: 2025, agency } });

/**
 * The claims of a text in short: `received 5`, with `?` where they are only asked about, `~` for what is approximate,
 * `@office` or `@wide` for another scope, `!` for what is denied in words.
 */
export const understood = (text: string, agency?: string): string[] =>
  readSentence(text, agency).claims.map(
    ({ quantity, value, sure, approximate, area, denied }) =>
      `${quantity} ${value}${denied ? '!' : ''}${approximate ? '~' : ''}${sure ? '' : '?'}${area === 'own' ? '' : `@${area}`}`,
  );

/** `138条=102条+36条 adds`, for each total with its parts. */
export const breakdowns = (text: string): string[] =>
  readSentence(text).statements.flatMap(({ page, heard, breakdowns: found }) => {
    const written = (place: number): string => {
      const { from, to } = heard[place]!.item.figure!;
      return page.compact.text.slice(from, to);
    };
    return found.map(({ total, parts, verdict }) => `${written(total)}=${parts.map(written).join('+')} ${verdict}`);
  });

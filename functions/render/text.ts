/** What no output may hold: control characters, non-characters, invisible and direction-changing characters. */
const unprintable = /[\p{Cc}\p{Noncharacter_Code_Point}\p{Default_Ignorable_Code_Point}\p{Bidi_Control}]/gu;

/**
 * Text as it is printed in every output: line ends become `\n`, odd spaces become plain ones, and characters a reader
 * cannot see are dropped, because two texts that look alike must not differ under an approver's signature.
 */
export const printable = (text: string): string =>
  text
    .toWellFormed()
    .replace(/\r\n?|[\p{Zl}\p{Zp}]/gu, '\n')
    .replace(/\t|(?!\u3000)\p{Zs}/gu, ' ')
    .replace(unprintable, (character) => (character === '\n' ? character : ''));

/** A line without the marks of emphasis, links, code and escapes; what they mark stays. */
export const withoutMarks = (line: string): string =>
  line
    .replace(/!?\[([^\]]{0,500})\]\([^)\s]{0,2000}\)/gu, '$1')
    .replace(/(\*\*|__)(?=\S)([^*_]+)\1/gu, '$2')
    .replace(/(?<![*\w])\*(?=\S)([^*]+)\*(?![*\w])/gu, '$1')
    .replace(/`([^`]+)`/gu, '$1')
    .replace(/<br\s*\/?>/giu, ' ')
    .replace(/&nbsp;/gu, ' ')
    .replace(/\\([!-/:-@[-`{-~])/gu, '$1')
    .trimEnd();

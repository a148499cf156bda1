/** Longer runs without a space, such as addresses, would run over the margin. */
const longRun = /[\u0021-\u02FF]{8,}/gu;

const zeroWidthSpace = '\u200B';

/** Lets long Latin words, numbers and addresses break at any character, by spaces of no width. */
export const breakable = (text: string): string =>
  text.replace(longRun, (run) => (run.length > 24 ? [...run].join(zeroWidthSpace) : run));

/** Where a line may break though nothing is printed; the template knows it, no text of a submission can hold it. */
const breakMark = '\u200B';

/** Pieces stay together: short ones fill the lines well; a run that fills pages is nonsense and must only be quick. */
const shortPiece = /.{4}(?=.)/gsu;
const longPiece = /.{24}(?=.)/gsu;
const pageful = 1000;

/**
 * Marks places to break in Latin words, numbers and addresses of more than `limit` characters, which would otherwise run
 * over the margin.
 */
export const breakable = (text: string, limit = 24): string =>
  text.replace(/[\u0021-\u02FF]{5,}/gu, (run) => {
    if (run.length <= limit) return run;
    return run.replace(run.length > pageful ? longPiece : shortPiece, `$&${breakMark}`);
  });

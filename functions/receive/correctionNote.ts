/** Name of the upload's metadata (`x-amz-meta-…`) under which its 更正说明 travels. */
export const noteMetadata = 'correction-note';

/** Characters of a 更正说明, as a browser counts them (UTF-16 units). */
export const longestNote = 500;

/** A note as it is kept: line ends of one kind, no empty lines, no control characters, nothing around it. */
export const plainNote = (typed: string): string =>
  typed
    .toWellFormed()
    .replace(/\r\n?/gu, '\n')
    .split('\n')
    .map((line) => line.replace(/\p{Cc}/gu, ' ').trim())
    .filter((line) => line !== '')
    .join('\n');

/**
 * A note as metadata: headers are ASCII. Two bytes a character however it is written, so that the longest note and the
 * sender's id stay within the 2 KB S3 allows.
 */
export const encodeNote = (note: string): string => Buffer.from(note, 'utf16le').toString('base64url');

/** The note of an upload; null where there is none, or none that the portal has written. */
export const decodeNote = (metadata: string | undefined): string | null => {
  if (metadata === undefined || !/^[\w-]+$/u.test(metadata)) return null;
  const note = plainNote(Buffer.from(metadata, 'base64url').toString('utf16le'));
  return note !== '' && note.length <= longestNote ? note : null;
};

import type { Format } from '../format.ts';

/** A web page saved as a single file (RFC 2557): the first page in it, with the pictures that lie beside it. */
export const webArchive: Format = {
  kind: 'webArchive',
  read: async ({ bytes }) => {
    const { readArchive } = await import('./mhtml/readArchive.ts');
    return readArchive(bytes);
  },
};

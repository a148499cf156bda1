import type { Format } from '../format.ts';
import { readArchive } from './mhtml/readArchive.ts';

/** A web page saved as a single file (RFC 2557): the first page in it, with the pictures that lie beside it. */
export const webArchive: Format = {
  kind: 'webArchive',
  read: ({ bytes }) => readArchive(bytes),
};

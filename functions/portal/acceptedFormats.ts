import { kinds, readable, readableKinds } from '../parse/kinds.ts';

/** Names, for people, of the kinds of file the sending page offers: those that are read. */
export const acceptedNames: readonly string[] = readableKinds.map((kind) => kinds[kind]);

/** For the `accept` attribute of a file field. */
export const acceptAttribute = Object.values(readable).flat().join(',');

import { type Kind, kinds } from '../parse/kinds.ts';

// The reader's own list would bring all readers into the portal; a test keeps the two lists the same.
const endings: readonly (readonly [kind: Kind, endings: readonly string[]])[] = [
  ['docx', ['.docx']],
  ['html', ['.html', '.htm']],
  ['text', ['.txt']],
];

/** The kinds of file the sending page offers, in the order they are named. */
export const acceptedKinds: readonly Kind[] = endings.map(([kind]) => kind);

/** Their names for people. */
export const acceptedNames: readonly string[] = acceptedKinds.map((kind) => kinds[kind]);

/** For the `accept` attribute of a file field. */
export const acceptAttribute = endings.flatMap(([, list]) => list).join(',');

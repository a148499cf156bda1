import { parseDropKey } from '../shared/places.ts';

export interface DropPlace {
  /** As the key names it; it may be unknown to the register. */
  readonly agencyId: string;
  readonly fileName: string;
}

/** Stands in for the agency of a file put beside the agencies' folders instead of into one. */
const agencyNotNamed = '未指明';

const dropFolder = 'incoming/';

/**
 * Where a file was put. Undefined for what is no upload: folder markers, and keys outside incoming/. A file directly
 * under incoming/ was meant for us all the same: it becomes a submission, and is returned for want of an agency, rather
 * than vanish without a word.
 */
export const dropPlaceOf = (key: string): DropPlace | undefined => {
  if (!key.startsWith(dropFolder) || key.endsWith('/')) return undefined;
  const named = parseDropKey(key);
  return named ?? { agencyId: agencyNotNamed, fileName: key.slice(dropFolder.length) };
};

import type { Publication } from '../../schemas/publication.ts';
import { longestNote, plainNote } from '../receive/correctionNote.ts';
import { dueYear } from '../shared/dueYear.ts';
import type { Doors, UploadForm } from './doors.ts';
import type { OpenLink } from './sendLinks.ts';
import { returnPath } from './sent.ts';

/**
 * What a page offers for sending: the form, or, where the report of the year that is due is out already, first the
 * question why it is to be corrected. The year of a file is known only once it has been read.
 */
export type Offer =
  | { readonly kind: 'upload'; readonly form: UploadForm; readonly correction?: Correction }
  | { readonly kind: 'ask'; readonly correction: Correction; readonly problem?: string };

/** What is out, and why it is to be corrected, as far as that has been said. */
export interface Correction {
  readonly out: Publication;
  readonly note: string;
}

/** What an agency may do about a file of its own; `typed` is what was answered to the question why. */
export const offerOf = async (doors: Doors, { link, agency, path }: OpenLink, typed?: string): Promise<Offer> => {
  const out = await doors.published(agency.id, dueYear(doors.now()));
  const note = plainNote(typed ?? '');
  const problem = noteProblem(note);
  if (out && (typed === undefined || problem !== undefined))
    return { kind: 'ask', correction: { out, note }, ...(typed !== undefined && problem !== undefined && { problem }) };
  const said = out ? note : null;
  const form = await doors.uploadForm(link.agencyId, link.personId, returnPath(path, doors.now()), said);
  return { kind: 'upload', form, ...(out && { correction: { out, note } }) };
};

/** The same where a correction was sent before: its note stands in the field, to be looked over. */
export const offerAgain = async (doors: Doors, found: OpenLink, before: string | null): Promise<Offer> => {
  const offer = await offerOf(doors, found);
  return offer.kind === 'ask' ? { ...offer, correction: { ...offer.correction, note: before ?? '' } } : offer;
};

const noteProblem = (note: string): string | undefined => {
  if (note === '') return '请填写更正说明。';
  return note.length > longestNote ? `更正说明请控制在${longestNote}字以内，现为${note.length}字。` : undefined;
};

/** Where a page's form posts to beside the portal itself, for its headers. */
export const formOrigin = (offer: Offer): { form?: string } =>
  offer.kind === 'upload' ? { form: new URL(offer.form.url).origin } : {};

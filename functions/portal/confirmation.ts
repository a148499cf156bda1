import type { CodedLink } from '../../schemas/approval.ts';
import type { Found } from './standing.ts';
import { freshCodeOf } from './usage.ts';

/** With which code a decision is confirmed: that of the link's own mail, or one mailed when it is asked for. */
export type Confirmation = 'mailed' | 'fresh';

/**
 * The code of a mail is good for the stage it was mailed for and for no other: who was handed one mail must not decide on
 * everything else its owner is asked (docs/adr/0010-decisions-from-the-list.md). Where the authority wants fresh codes, it
 * is good for nothing.
 */
export const confirmationOf = ({ own, link, register }: Pick<Found, 'own' | 'link' | 'register'>): Confirmation =>
  own && link.codeHash !== null && register.settings.approval.code === 'mailed' ? 'mailed' : 'fresh';

/** Hash of the code that is good for a link now. */
export const expectedCode =
  (confirmation: Confirmation, now: Date) =>
  (link: CodedLink): string | null => {
    if (confirmation === 'mailed') return link.codeHash;
    return link.kind === 'approve' ? (freshCodeOf(link, now)?.codeHash ?? null) : null;
  };

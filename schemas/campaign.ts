import * as z from 'zod';
import { InstantSchema } from './instant.ts';
import { AgencyIdSchema, YearSchema } from './submission.ts';

/** One thing one person is told: the opening of the season, or a reminder; `day` is when it was to be sent, e.g. 2026-01-17. */
export const NoticeSchema = z.strictObject({
  kind: z.enum(['opening', 'submit', 'publish']),
  agencyId: AgencyIdSchema,
  day: z.iso.date(),
});
export type Notice = z.infer<typeof NoticeSchema>;

/**
 * One mail of the campaign, written once it was handed over: at most one a person and day, for all agencies they send
 * for, so that mail and note are one each and a crash can come between them only.
 */
export const CampaignMailSchema = z.strictObject({
  year: YearSchema,
  /** The calendar day it was sent on. */
  day: z.iso.date(),
  /** A person of the register, or `@authority` for the list of what is late. */
  personId: z.string(),
  sentAt: InstantSchema,
  notices: z.array(NoticeSchema),
  /** SHA-256 of the address, when the mail server refused it: everything is told anew once the register has another. */
  refused: z.string().nullable(),
});
export type CampaignMail = z.infer<typeof CampaignMailSchema>;

/** In the place of a person's id: the authority's mailbox. */
export const authorityId = '@authority';

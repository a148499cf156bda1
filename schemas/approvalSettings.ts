import * as z from 'zod';

const DateSchema = z.iso.date();

/**
 * Which days are worked: Monday to Friday, except `holidays`, and besides them `workdays` (调休, as the State Council's
 * yearly notice has them). Calendar days in Shanghai.
 */
export const CalendarSchema = z.strictObject({
  holidays: z.array(DateSchema).default([]),
  workdays: z.array(DateSchema).default([]),
});
export type Calendar = z.infer<typeof CalendarSchema>;

/** How long people are waited for, in working days since they were asked, and how they confirm. */
export const ApprovalSettingsSchema = z
  .strictObject({
    /** Each reminds those who have not decided. */
    remindAfter: z.array(z.int().positive()).default([3]),
    /** The deputy of the stage, where one is named, is asked as well. */
    escalateAfter: z.int().positive().default(8),
    /** Then the submission is returned; silence never approves. Never later than the statutory day, while that is ahead. */
    expireAfter: z.int().positive().default(15),
    /** `mailed`: the code of the request; `fresh`: a code sent to the mailbox when the form is to be handed in. */
    code: z.enum(['mailed', 'fresh']).default('mailed'),
  })
  .prefault({});
export type ApprovalSettings = z.infer<typeof ApprovalSettingsSchema>;

/** One person acts for another from `since` to `until`, both days included, in Shanghai. */
export const DelegationSchema = z
  .strictObject({ from: z.string(), to: z.string(), since: DateSchema, until: DateSchema })
  .refine(({ from, to }) => from !== to, { error: 'nobody can act for themselves', params: { code: 'selfDelegation' } })
  .refine(({ since, until }) => since <= until, { error: 'ends before it begins', params: { code: 'endsBefore' } });
export type Delegation = z.infer<typeof DelegationSchema>;

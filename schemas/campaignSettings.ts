import * as z from 'zod';
import { DaySchema } from './day.ts';

/** When agencies and the authority are written to by themselves, from the opening of the season to its close. */
export const CampaignSettingsSchema = z
  .strictObject({
    /** From this day on everyone who may send is invited, with a link of their own. */
    opens: DaySchema.default('01-04'),
    /** After this day nothing more is sent by itself for the year. */
    closes: DaySchema.default('06-30'),
    /** Calendar days before an agency's submit and publish day; 0 is the day itself. None: no reminders. */
    remindBefore: z.array(z.int().nonnegative().max(100)).default([14, 7, 3, 1]),
    /** The authority gets the list of what is late every working day, or on the first working day of each week. */
    overdueList: z.enum(['daily', 'weekly']).default('daily'),
  })
  .prefault({})
  .refine(({ opens, closes }) => opens <= closes, {
    error: 'the campaign closes before it opens',
    params: { code: 'closesBefore' },
  });
export type CampaignSettings = z.infer<typeof CampaignSettingsSchema>;

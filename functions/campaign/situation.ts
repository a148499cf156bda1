import type { CampaignMail } from '../../schemas/campaign.ts';
import type { Register } from '../../schemas/register.ts';
import type { Standing } from '../../schemas/standing.ts';

/** What is known on one morning: everything a plan is made from. */
export interface Situation {
  readonly register: Register;
  /** The reporting year that is due. */
  readonly year: number;
  readonly standings: readonly Standing[];
  /** When each agency's report was first public, by agency id; corrections under way change nothing. */
  readonly published: ReadonlyMap<string, string>;
  /** What the campaign of the year has sent so far. */
  readonly sent: readonly CampaignMail[];
  readonly now: Date;
}

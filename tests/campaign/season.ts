import type { Situation } from '../../functions/campaign/situation.ts';
import type { CampaignMail } from '../../schemas/campaign.ts';
import type { CampaignSettings } from '../../schemas/campaignSettings.ts';
import { RegisterSchema } from '../../schemas/checkedRegister.ts';
import type { Register } from '../../schemas/register.ts';
import type { Standing } from '../../schemas/standing.ts';
import { hash, registerOf } from '../builders/approval.ts';

/** Half past eight in Shanghai. */
export const morningOf = (day: string): Date => new Date(`${day}T08:30:00.000+08:00`);

/** The bureau and a township, both with the same sender; the county itself, whose sender is the office. */
export const seasonRegister = (campaign: Partial<CampaignSettings> = {}): Register => {
  const register = registerOf();
  const [bureau] = register.agencies;
  return RegisterSchema.parse({
    ...register,
    settings: {
      calendar: { holidays: ['2026-02-16', '2026-02-17'], workdays: ['2026-02-14'] },
      campaign,
      deadlines: { submit: { department: '01-20', township: '01-20' } },
    },
    agencies: [
      bureau,
      { ...bureau, id: 'wangquan', name: '青溪县望泉镇人民政府', kind: 'township' },
      { ...bureau, id: 'qingxi', name: '青溪县人民政府', kind: 'government', senders: ['office'] },
    ],
  });
};

export const standingOf = (agencyId: string, parts: Partial<Standing> = {}): Standing => ({
  agencyId,
  year: 2025,
  submissionId: hash('a'),
  order: '1',
  state: 'inApproval',
  stage: '主要领导签发',
  since: '2026-01-12T06:00:00.000Z',
  publishedAt: parts.state === 'published' ? (parts.since ?? '2026-01-12T06:00:00.000Z') : null,
  ...parts,
});

/** The morning of a day in the season for the reports of 2025. */
export const situationOn = (day: string, parts: Partial<Situation> = {}): Situation => ({
  register: seasonRegister(),
  year: 2025,
  standings: [],
  published: new Map(),
  sent: [],
  now: morningOf(day),
  ...parts,
});

/** What was sent on a day: to one person, these notices as `kind agency day`. */
export const sentOn = (day: string, personId: string, ...notices: string[]): CampaignMail => ({
  year: 2025,
  day,
  personId,
  sentAt: morningOf(day).toISOString(),
  notices: notices.map((notice) => {
    const [kind, agencyId = '', due = ''] = notice.split(' ');
    return { kind: kind as 'opening' | 'submit' | 'publish', agencyId, day: due };
  }),
  refused: null,
});

import fc from 'fast-check';
import { expect, test } from 'vitest';
import { plusDays } from '../../functions/campaign/days.ts';
import { planCampaign } from '../../functions/campaign/plan.ts';
import type { CampaignMail } from '../../schemas/campaign.ts';
import { morningOf, seasonRegister, situationOn } from './season.ts';

/** One run: how many days after the run before, and after how many mails it crashed, before or after the last one's note. */
const anyRun = fc.record({
  later: fc.nat({ max: 4 }),
  crash: fc.option(fc.record({ after: fc.nat({ max: 2 }), noted: fc.boolean() }), { nil: undefined }),
});

interface Delivered {
  readonly day: string;
  readonly personId: string;
  readonly notices: readonly string[];
  readonly noted: boolean;
}

/** Walks through a season of runs: each mail is delivered, then noted, unless the run crashes in between. */
const season = (runs: readonly { later: number; crash?: { after: number; noted: boolean } | undefined }[]) => {
  const sent: CampaignMail[] = [];
  const delivered: Delivered[] = [];
  const complete: string[] = [];
  let day = '2026-01-01';
  for (const { later, crash } of runs) {
    day = plusDays(day, later);
    const { mails } = planCampaign(situationOn(day, { sent: [...sent] }));
    for (const [index, { person, items }] of mails.entries()) {
      if (crash && index > crash.after) break;
      const notices = items.flatMap((item) => item.notices);
      const noted = crash === undefined || index < crash.after || crash.noted;
      const names = notices.map((notice) => `${notice.kind} ${notice.agencyId} ${notice.day}`);
      delivered.push({ day, personId: person.id, notices: names, noted });
      if (noted)
        sent.push({
          year: 2025,
          day,
          personId: person.id,
          sentAt: morningOf(day).toISOString(),
          notices,
          refused: null,
        });
    }
    if (crash === undefined) complete.push(day);
  }
  return { delivered, complete };
};

const anySeason = fc.array(anyRun, { minLength: 1, maxLength: 60 });

test('Whatever crashes, nobody is told the same twice, but what was in flight at a crash', () => {
  fc.assert(
    fc.property(anySeason, (runs) => {
      const noted = season(runs).delivered.filter((mail) => mail.noted);
      const told = noted.flatMap(({ personId, notices }) => notices.map((notice) => `${personId} ${notice}`));
      expect(new Set(told).size).toBe(told.length);
    }),
  );
});

test('Whatever crashes, nobody has two mails on one day, but what was in flight at a crash', () => {
  fc.assert(
    fc.property(anySeason, (runs) => {
      const noted = season(runs).delivered.filter((mail) => mail.noted);
      expect(new Set(noted.map(({ day, personId }) => `${day} ${personId}`)).size).toBe(noted.length);
    }),
  );
});

/** The reminders of one kind for one agency by their days, each with the day before which it makes way. */
const reminders: readonly (readonly [notice: string, from: string, until: string])[] = [
  ['submit shuiwu 2026-01-06', '2026-01-06', '2026-01-12'],
  ['submit shuiwu 2026-01-13', '2026-01-13', '2026-01-16'],
  ['submit wangquan 2026-01-19', '2026-01-19', '2026-01-20'],
  ['publish qingxi 2026-03-17', '2026-03-17', '2026-03-23'],
  ['publish qingxi 2026-03-24', '2026-03-24', '2026-03-27'],
];

test('Whatever crashes, nobody is left out once two runs in the time of a notice come to their end on working days', () => {
  const senders = new Map(seasonRegister().agencies.map(({ id, senders: [sender] }) => [id, sender]));
  const weekday = (day: string): boolean => ![0, 6].includes(new Date(`${day}T00:00:00Z`).getUTCDay());
  fc.assert(
    fc.property(anySeason, (runs) => {
      const { delivered, complete } = season(runs);
      for (const [notice, from, until] of reminders) {
        const agencyId = notice.split(' ')[1] ?? '';
        // A person who had a crashed run's mail on the one day is written to on the other.
        const days = new Set(complete.filter((day) => day >= from && day <= until && weekday(day)));
        if (days.size < 2) continue;
        const mails = delivered.filter(({ personId }) => personId === senders.get(agencyId));
        expect(mails.flatMap(({ notices }) => notices)).toContain(notice);
      }
    }),
  );
});

test('Run every morning without a crash, the season tells everybody everything once', () => {
  const { delivered } = season(Array.from({ length: 120 }, () => ({ later: 1 })));
  expect(delivered.map(({ day, personId, notices }) => `${day} ${personId}: ${notices.join(', ')}`)).toEqual([
    '2026-01-05 sender: opening shuiwu 2026-01-04, opening wangquan 2026-01-04',
    '2026-01-05 office: opening qingxi 2026-01-04',
    '2026-01-06 sender: submit shuiwu 2026-01-06, submit wangquan 2026-01-06',
    '2026-01-13 sender: submit shuiwu 2026-01-13, submit wangquan 2026-01-13',
    '2026-01-19 sender: submit shuiwu 2026-01-19, publish shuiwu 2026-01-17, submit wangquan 2026-01-19, publish wangquan 2026-01-17',
    '2026-01-26 sender: publish shuiwu 2026-01-24, publish wangquan 2026-01-24',
    '2026-01-28 sender: publish shuiwu 2026-01-28, publish wangquan 2026-01-28',
    '2026-01-30 sender: publish shuiwu 2026-01-30, publish wangquan 2026-01-30',
    '2026-03-17 office: submit qingxi 2026-03-17, publish qingxi 2026-03-17',
    '2026-03-24 office: submit qingxi 2026-03-24, publish qingxi 2026-03-24',
    '2026-03-30 office: submit qingxi 2026-03-30, publish qingxi 2026-03-30',
  ]);
});

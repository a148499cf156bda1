import { describe, expect, test } from 'vitest';
import { planCampaign } from '../../functions/campaign/plan.ts';
import type { Situation } from '../../functions/campaign/situation.ts';
import { hashOfSecret } from '../../functions/shared/token.ts';
import { seasonRegister, sentOn, situationOn, standingOf } from './season.ts';

/** The plan in lines: `person: kind agency day, …`. */
const planned = (situation: Situation): string[] =>
  planCampaign(situation).mails.map(
    ({ person, items }) =>
      `${person.id}: ${items.flatMap(({ notices }) => notices.map(({ kind, agencyId, day }) => `${kind} ${agencyId} ${day}`)).join(', ')}`,
  );

const openings = [
  sentOn('2026-01-05', 'sender', 'opening shuiwu 2026-01-04', 'opening wangquan 2026-01-04'),
  sentOn('2026-01-05', 'office', 'opening qingxi 2026-01-04'),
];
const allPublished = new Map(['shuiwu', 'wangquan', 'qingxi'].map((id) => [id, '2026-01-15T02:00:00.000Z']));

describe('the opening of the season', () => {
  test('is told to everyone who may send, in one mail for all their agencies', () => {
    expect(planned(situationOn('2026-01-05'))).toEqual([
      'sender: opening shuiwu 2026-01-04, opening wangquan 2026-01-04',
      'office: opening qingxi 2026-01-04',
    ]);
  });

  test('waits for its day, and for a working day: 4 January 2026 is a Sunday', () => {
    expect(planned(situationOn('2026-01-02'))).toEqual([]);
    expect(planned(situationOn('2026-01-04'))).toEqual([]);
  });

  test('is made up for when the stack was down, together with the reminder that is due by then', () => {
    expect(planned(situationOn('2026-01-15', { sent: [openings[1]!] }))).toEqual([
      'sender: opening shuiwu 2026-01-04, submit shuiwu 2026-01-13, opening wangquan 2026-01-04, submit wangquan 2026-01-13',
    ]);
  });

  test('is not sent twice, even when the authority moves its day', () => {
    const register = seasonRegister({ opens: '01-05' });
    expect(planned(situationOn('2026-01-06', { register, sent: openings }))).not.toContain(
      'office: opening qingxi 2026-01-05',
    );
  });

  test('is not sent to those whose report has come in, or is out', () => {
    const standings = [standingOf('shuiwu'), standingOf('wangquan', { state: 'filed' })];
    expect(
      planned(situationOn('2026-01-05', { standings, published: new Map([['qingxi', '2026-01-04T00:00:00.000Z']]) })),
    ).toEqual([]);
  });

  test('is not sent once both days have passed', () => {
    expect(planned(situationOn('2026-02-02')).join()).not.toContain('shuiwu');
  });

  test('reaches somebody who comes into the register in the middle of the season', () => {
    const register = seasonRegister();
    const agencies = register.agencies.map((agency) => ({ ...agency, senders: [...agency.senders, 'deputy'] }));
    expect(
      planned(situationOn('2026-01-07', { register: { ...register, agencies: agencies.slice(2) }, sent: openings })),
    ).toEqual(['deputy: opening qingxi 2026-01-04']);
  });
});

describe('a mail that was refused', () => {
  const refused = { ...openings[0]!, refused: hashOfSecret('sender@example.org') };

  test('is not sent again to the same address', () => {
    expect(planned(situationOn('2026-01-07', { sent: [refused, openings[1]!] })).join()).not.toContain('opening');
  });

  test('is sent anew once the register has another address', () => {
    const register = seasonRegister();
    const people = register.people.map((person) => ({ ...person, mail: `new-${person.mail}` }));
    expect(
      planned(situationOn('2026-01-05', { register: { ...register, people }, sent: [refused, openings[1]!] })),
    ).toEqual([]);
    expect(
      planned(situationOn('2026-01-07', { register: { ...register, people }, sent: [refused, openings[1]!] })),
    ).toEqual([
      'sender: opening shuiwu 2026-01-04, submit shuiwu 2026-01-06, opening wangquan 2026-01-04, submit wangquan 2026-01-06',
    ]);
  });
});

describe('reminders', () => {
  test('come so many days before the submit day to those who have not begun or were sent back', () => {
    const standings = [standingOf('wangquan', { state: 'returned', stage: undefined })];
    expect(planned(situationOn('2026-01-06', { sent: openings, standings }))).toEqual([
      'sender: submit shuiwu 2026-01-06, submit wangquan 2026-01-06',
    ]);
  });

  test('about the publish day go to those in approval as well', () => {
    expect(planned(situationOn('2026-01-28', { sent: openings, standings: [standingOf('shuiwu')] }))).toEqual([
      'sender: publish shuiwu 2026-01-28, publish wangquan 2026-01-28',
    ]);
  });

  test('that fall on a free day come on the next day that is worked; a later one takes their place', () => {
    // 17 January 2026, three days before, is a Saturday; 19 January is the Monday, and one day before.
    expect(planned(situationOn('2026-01-17', { sent: openings }))).toEqual([]);
    expect(planned(situationOn('2026-01-19', { sent: openings }))).toEqual([
      'sender: submit shuiwu 2026-01-19, publish shuiwu 2026-01-17, submit wangquan 2026-01-19, publish wangquan 2026-01-17',
    ]);
  });

  test('come on a free day when it is the last day itself', () => {
    // 31 January 2026 is a Saturday.
    expect(planned(situationOn('2026-01-31', { sent: openings }))).toEqual([
      'sender: publish shuiwu 2026-01-30, publish wangquan 2026-01-30',
    ]);
  });

  test('are not repeated, neither on the day nor later', () => {
    const sent = [
      ...openings,
      sentOn('2026-01-06', 'sender', 'submit shuiwu 2026-01-06', 'submit wangquan 2026-01-06'),
    ];
    expect(planned(situationOn('2026-01-06', { sent }))).toEqual([]);
    expect(planned(situationOn('2026-01-12', { sent }))).toEqual([]);
  });

  test('wait for the next day when somebody has had a mail today', () => {
    const sent = [...openings, sentOn('2026-01-06', 'sender', 'submit shuiwu 2026-01-06')];
    expect(planned(situationOn('2026-01-06', { sent }))).toEqual([]);
    expect(planned(situationOn('2026-01-07', { sent }))).toEqual(['sender: submit wangquan 2026-01-06']);
  });

  test('are not sent for what is ours to do: checking, holding until its day, mending a fault', () => {
    const standings = [
      standingOf('shuiwu', { state: 'sent', stage: undefined }),
      standingOf('wangquan', { state: 'filed', stage: undefined }),
      standingOf('qingxi', { state: 'parked', stage: undefined }),
    ];
    expect(planned(situationOn('2026-01-28', { sent: openings, standings }))).toEqual([]);
  });

  test('are not sent to a body that owes no report, nor for one whose correction waits while a report is out', () => {
    const register = seasonRegister();
    const agencies = register.agencies.map((agency) => ({
      ...agency,
      dissolved: agency.id === 'wangquan' ? 2024 : undefined,
    }));
    const published = new Map([['shuiwu', '2026-01-15T02:00:00.000Z']]);
    const standings = [standingOf('shuiwu')];
    expect(
      planned(situationOn('2026-01-28', { register: { ...register, agencies }, sent: openings, published, standings })),
    ).toEqual([]);
  });

  test('end with the season', () => {
    const register = seasonRegister({ closes: '01-10' });
    expect(planned(situationOn('2026-01-12', { register }))).toEqual([]);
  });
});

describe('the list of what is late', () => {
  const late = (situation: Situation) => {
    const overdue = planCampaign(situation).overdue;
    return (
      overdue && {
        notSubmitted: overdue.notSubmitted.map(({ agency, due, days }) => `${agency.id} ${due} ${days}`),
        notPublished: overdue.notPublished.map(({ agency, due, days }) => `${agency.id} ${due} ${days}`),
        publishedLate: overdue.publishedLate.map(
          ({ agency, publishedOn, days, afterStatute }) => `${agency.id} ${publishedOn} ${days} ${afterStatute}`,
        ),
      }
    );
  };

  test('tells apart what has not come in, what is not public, and what was public too late', () => {
    const standings = [standingOf('shuiwu'), standingOf('qingxi', { state: 'published' })];
    const published = new Map([['qingxi', '2026-03-31T16:30:00.000Z']]);
    expect(late(situationOn('2026-04-02', { standings, published }))).toEqual({
      notSubmitted: ['wangquan 2026-01-20 72'],
      notPublished: ['shuiwu 2026-01-31 61'],
      publishedLate: ['qingxi 2026-04-01 1 true'],
    });
  });

  test('is not sent on the day itself, nor on free days', () => {
    expect(late(situationOn('2026-01-20'))).toBeUndefined();
    expect(late(situationOn('2026-01-24'))).toBeUndefined();
    expect(late(situationOn('2026-01-21'))?.notSubmitted).toEqual(['shuiwu 2026-01-20 1', 'wangquan 2026-01-20 1']);
  });

  test('comes once a day, or once a week', () => {
    const sent = [sentOn('2026-01-21', '@authority')];
    expect(late(situationOn('2026-01-21', { sent }))).toBeUndefined();
    expect(late(situationOn('2026-01-22', { sent }))).toBeDefined();
    const register = seasonRegister({ overdueList: 'weekly' });
    expect(late(situationOn('2026-01-23', { register, sent }))).toBeUndefined();
    expect(late(situationOn('2026-01-26', { register, sent }))).toBeDefined();
  });

  test('comes once more when the last one is out, too late, and then no more', () => {
    const published = new Map(allPublished).set('shuiwu', '2026-02-03T03:00:00.000Z');
    const sent = [sentOn('2026-02-03', '@authority')];
    expect(late(situationOn('2026-02-04', { published, sent }))).toEqual({
      notSubmitted: [],
      notPublished: [],
      publishedLate: ['shuiwu 2026-02-03 3 true'],
    });
    expect(
      late(situationOn('2026-02-05', { published, sent: [...sent, sentOn('2026-02-04', '@authority')] })),
    ).toBeUndefined();
  });
});

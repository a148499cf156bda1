import { describe, expect, test } from 'vitest';
import type { SubmissionCourse } from '../../cli/operate/show/gather.ts';
import { submissionLines } from '../../cli/operate/show/submissionText.ts';
import type { Status } from '../../cli/operate/status/gather.ts';
import { statusData, statusLines } from '../../cli/operate/status/text.ts';
import { boardRows } from '../../functions/board/rows.ts';
import { byUrgency } from '../../functions/board/selection.ts';
import { boardRegister, standingFor } from '../board/world.ts';
import { decisionOf, hash, stageOf, submissionOf } from '../builders/approval.ts';
import { findingOf } from '../builders/finding.ts';

const now = new Date('2026-02-03T02:00:00.000Z');
const standings = [
  standingFor('shuiwu', 'published', { since: '2026-01-20T02:00:00.000Z' }),
  standingFor('jiaoyu', 'parked'),
  standingFor('xianzheng', 'inApproval', { stage: '主要领导签发' }),
];
const quiet: Status = {
  authority: '青溪县人民政府办公室',
  site: 'https://gongkai.example.cn',
  year: 2025,
  asOf: now.toISOString(),
  rows: byUrgency(boardRows(boardRegister(), 2025, standings, now)),
  waits: { Waiting: 1, OldestWaitHours: 30, OverdueMinutes: 0 },
  parked: [],
  deadLetters: [
    { name: 'Receive', messages: 0 },
    { name: 'Park', messages: 0 },
  ],
  mailsFailed: 0,
  unsettled: { count: 0, since: null },
  inspection: null,
};

describe('the status of an installation', () => {
  test('says first what there is to see to, then who stands where, the most pressing first', () => {
    expect(statusLines(quiet)).toEqual([
      '青溪县人民政府办公室  https://gongkai.example.cn',
      'Reports for 2025, as of 2026-02-03 10:00 in Shanghai',
      '',
      'ok  Waits         1 stage, the oldest for 30 h, none behind',
      'ok  Parked        none',
      'ok  Dead letters  none',
      'ok  Mails         all delivered',
      'ok  Column        shows what is published',
      'ok  Inspection    has not run yet',
      '',
      'AGENCY     NAME                  STATE                         SINCE             DUE         LEFT',
      'jiaoyu     青溪县教育局          PARKED                        2026-01-23 14:10  2026-01-31  3 d LATE',
      'jiujie     青溪县旧街镇人民政府  not begun                                       2026-01-31  3 d LATE',
      'xianzheng  青溪县人民政府        in approval 2/3 主要领导签发  2026-01-23 14:10  2026-03-31  40 working days',
      'shuiwu     青溪县水务局          published                     2026-01-20 10:00',
      '',
      '4 agencies',
      '      1  not begun',
      '      1  in approval',
      '      1  published',
      '      1  PARKED',
      'of which',
      '      1  not sent in in time',
      '      1  not public in time',
    ]);
  });

  test('marks what wants somebody', () => {
    const troubled: Status = {
      ...quiet,
      waits: { Waiting: 2, OldestWaitHours: 30, OverdueMinutes: 45 },
      parked: [{ agencyId: 'jiaoyu', submissionId: hash('a'), receiptNumber: '2026-0123-7F3A9C', since: quiet.asOf }],
      deadLetters: [
        { name: 'Receive', messages: 2 },
        { name: 'Park', messages: 0 },
      ],
      mailsFailed: 1,
      unsettled: { count: 3, since: '2026-02-03T01:00:00.000Z' },
    };
    expect(statusLines(troubled).slice(3, 8)).toEqual([
      '!!  Waits         2 stages, the oldest for 30 h, 45 min behind',
      '!!  Parked        2026-0123-7F3A9C jiaoyu',
      '!!  Dead letters  Receive 2',
      '!!  Mails         1 mail not delivered',
      '!!  Column        3 changes to be shown, for 60 min',
    ]);
  });

  test('has the same in its document, without the people of the register', () => {
    const data = statusData(quiet);
    expect(data.counts).toMatchObject({ all: 4, late: 2, published: 1 });
    expect(data.agencies[0]).toEqual({
      agencyId: 'jiaoyu',
      name: '青溪县教育局',
      kind: 'department',
      state: 'parked',
      stage: null,
      since: '2026-01-23T06:10:00.000Z',
      submissionId: hash('a'),
      submitBy: '2026-01-31',
      publishBy: '2026-01-31',
      daysLeft: -3,
      late: 'notPublished',
    });
    expect(JSON.stringify(data)).not.toContain('@example');
  });
});

describe('the course of a submission', () => {
  const { taskToken: _hidden, ...stage } = stageOf({ decisions: [decisionOf({ personId: 'deputy' })], need: 2 });
  const course: SubmissionCourse = {
    submission: submissionOf(),
    agencyName: '青溪县水务局',
    stages: [stage],
    audit: [],
    findings: [findingOf({ rule: 'A01', severity: 'warning' }), findingOf({ rule: 'A02', severity: 'warning' })],
    overrides: [],
    mailsFailed: [],
  };

  test('says at whose desk it is, since when, and what comes next', () => {
    const lines = submissionLines(course, new Date('2026-01-24T06:10:00.000Z'));
    expect(lines).toEqual(
      expect.arrayContaining([
        '2026-0123-7F3A  青溪县水务局 (shuiwu)',
        'State       in approval',
        'Findings    2 warnings (A01 A02)',
        'Desk        县水务局局长, for 24 h, remind at 2026-01-26 14:10',
        '  2026-01-23 14:10  2 主要领导签发  waits  24 h  县水务局局长, 县水务局副局长: approved',
      ]),
    );
  });

  test('leaves it with the operator when it is parked, and with the sender when it was returned', () => {
    const deskOf = (outcome: 'parked' | 'returned'): string | undefined =>
      submissionLines({ ...course, submission: submissionOf({ outcome }) }, now).find((line) =>
        line.startsWith('Desk'),
      );
    expect(deskOf('parked')).toBe('Desk        the operator: mend the fault, then gongkai restart');
    expect(deskOf('returned')).toBe('Desk        the sender');
  });
});

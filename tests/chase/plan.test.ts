import { describe, expect, test } from 'vitest';
import { planChases } from '../../functions/chase/plan.ts';
import { publicationChased, submissionChased } from '../../functions/notify/mails/chase.ts';
import type { Chase } from '../../schemas/chase.ts';
import { RegisterSchema } from '../../schemas/checkedRegister.ts';
import type { Register } from '../../schemas/register.ts';
import type { Standing } from '../../schemas/standing.ts';
import { hash, registerOf } from '../builders/approval.ts';

const register: Register = RegisterSchema.parse({
  ...registerOf(),
  agencies: [
    { id: 'shuiwu', name: '青溪县水务局', kind: 'department', senders: ['sender', 'office'], chain: '水务局' },
    { id: 'jiaoyu', name: '青溪县教育局', kind: 'department', senders: ['sender'], chain: '水务局' },
    { id: 'jiujie', name: '青溪县旧街镇', kind: 'township', senders: ['sender'], chain: '水务局', dissolved: 2024 },
    { id: 'xinqu', name: '青溪县新区管委会', kind: 'institution', senders: ['sender'], chain: '水务局', since: 2026 },
  ],
});

const standingOf = (agencyId: string, state: Standing['state'], more: Partial<Standing> = {}): Standing => ({
  agencyId,
  year: 2025,
  submissionId: hash('a'),
  order: '2026-01-23T06:05:00.000Z#0001',
  state,
  since: '2026-01-23T06:10:00.000Z',
  publishedAt: state === 'published' ? (more.since ?? '2026-01-23T06:10:00.000Z') : null,
  ...more,
});

const everyone = register.agencies.map(({ id }) => id);
const plan = (standings: readonly Standing[], log: readonly Chase[] = [], now = '2026-01-27T02:00:00.000Z') =>
  planChases({ register, year: 2025, standings, log, now: new Date(now) }, everyone, 'board.1');

describe('who is chased', () => {
  test('an agency from which nothing has come, and one whose report was returned, for sending it in', () => {
    const planned = plan([standingOf('jiaoyu', 'returned')]);
    expect(planned.map(({ agency, kind }) => [agency.id, kind])).toEqual([
      ['shuiwu', 'notSubmitted'],
      ['jiaoyu', 'notSubmitted'],
    ]);
  });

  test('one whose report waits for approval, for getting it out', () => {
    expect(plan([standingOf('shuiwu', 'inApproval', { stage: '保密审查' })])[0]?.kind).toBe('notPublished');
  });

  test.each(['sent', 'filed', 'published', 'parked'] as const)('nobody while there is nothing to do: %s', (state) => {
    expect(plan([standingOf('shuiwu', state), standingOf('jiaoyu', state)])).toEqual([]);
  });

  test('no body that is no more, and none that was not yet', () => {
    expect(plan([]).map(({ agency }) => agency.id)).toEqual(['shuiwu', 'jiaoyu']);
  });

  test('nobody twice in one round', () => {
    const earlier: Chase = {
      agencyId: 'shuiwu',
      year: 2025,
      at: '2026-01-27T01:59:00.000Z',
      round: 'board.1',
      kind: 'notSubmitted',
      overdue: false,
      by: { kind: 'campaign' },
      to: ['县水务局办公室经办人'],
    };
    expect(plan([], [earlier]).map(({ agency }) => agency.id)).toEqual(['jiaoyu']);
    expect(plan([], [{ ...earlier, round: 'board.0' }])).toHaveLength(2);
  });

  test('everyone who may send is mailed, and told how many working days are left', () => {
    const [planned] = plan([]);
    expect(planned?.people.map(({ id }) => id)).toEqual(['sender', 'office']);
    // Tuesday; the 31st is a Saturday.
    expect(planned).toMatchObject({ days: { submit: '2026-01-31', publish: '2026-01-31' }, daysLeft: 3 });
    expect(plan([], [], '2026-02-02T02:00:00.000Z')[0]?.daysLeft).toBe(-2);
  });
});

describe('the letters', () => {
  const base = {
    authority: register.authority,
    agency: register.agencies[0]!,
    year: 2025,
    to: register.people[0]!,
    days: { submit: '2026-01-20', publish: '2026-01-31' },
    url: 'https://gongkai.example.org/send/x',
  };

  test('say what is missing, by when it was due and how late it is', () => {
    const { subject, text } = submissionChased({ ...base, standing: undefined, daysLeft: -2 });
    expect(subject).toBe('催报（已逾期）：青溪县水务局2025年政府信息公开年报');
    expect(text).toContain(
      '根据《中华人民共和国政府信息公开条例》第四十九条和年度报告编制工作的有关要求，青溪县水务局应于2026年1月20日前报送、2026年1月31日前公布2025年政府信息公开工作年度报告。至今未收到贵单位的2025年政府信息公开工作年度报告，已逾期2天。',
    );
    expect(text).toContain(base.url);
  });

  test('name a day once when both are due on it', () => {
    const days = { submit: '2026-01-31', publish: '2026-01-31' };
    const { text } = submissionChased({ ...base, days, standing: undefined, daysLeft: 3 });
    expect(text).toContain('青溪县水务局应于2026年1月31日前报送并公布2025年政府信息公开工作年度报告。');
  });

  test('tell apart what was returned from what never came', () => {
    const { text } = submissionChased({ ...base, standing: standingOf('shuiwu', 'returned'), daysLeft: 3 });
    expect(text).toContain('已于2026年1月23日退回修改，至今未重新报送，距期限还有3个工作日。');
  });

  test('name the stage in which a report waits', () => {
    const standing = standingOf('shuiwu', 'inApproval', { stage: '主要领导签发' });
    const { subject, text } = publicationChased({ ...base, standing, daysLeft: 0 });
    expect(subject).toBe('催办：青溪县水务局2025年政府信息公开年报尚未公布');
    expect(text).toContain('报送的年报自2026年1月23日起停在“主要领导签发”环节，今天到期。');
  });
});

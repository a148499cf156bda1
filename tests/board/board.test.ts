import { describe, expect, test } from 'vitest';
import { openArchive } from '../../functions/parse/archive.ts';
import { readWorkbook } from '../../functions/parse/formats/xlsx/workbook.ts';
import { decisionOf, hash, stageOf, submissionOf } from '../builders/approval.ts';
import { findingOf } from '../builders/finding.ts';
import { publicationOf } from '../builders/publication.ts';
import { pageOf } from '../portal/page.ts';
import { type BoardParts, createBoardWorld, standingFor } from './world.ts';

const inApproval = standingFor('shuiwu', 'inApproval', { stage: '主要领导签发' });

const signedIn = async (parts: BoardParts = {}) => {
  const world = createBoardWorld(parts);
  await world.signIn();
  return { ...world, form: await world.formToken() };
};

describe('the board of a year', () => {
  test('lists every agency that owes a report, the most urgent first', async () => {
    const { get } = await signedIn({ standings: [inApproval] });
    const page = await pageOf(await get('/board/2025'));
    expect(page.heading()).toBe('2025年度年报进度');
    expect(page.all('tr')).toHaveLength(5);
    expect(page.text()).toContain('第2环节“主要领导签发”（共3个）');
    expect(page.text()).toContain('县水务局局长、县水务局副局长');
  });

  test.each(['/board/2026', '/board/1990', '/board/2025/agencies/nobody', '/board/elsewhere'])(
    'has no page %s, and says so by a page of its own',
    async (path) => {
      const { get } = await signedIn();
      const answer = await get(path);
      expect([405, 410]).toContain(answer.status);
    },
  );

  test('nothing is shown without signing in, and nothing to whoever goes round the distribution', async () => {
    const world = createBoardWorld();
    expect((await world.get('/board/2025/table.xlsx')).headers.get('location')).toBe('/board/sign-in');
    expect((await world.post('/board/2025/chase', [['all', 'late']])).headers.get('location')).toBe('/board/sign-in');
    expect(world.acted).toEqual([]);
    expect((await world.goRound('/board/sign-in')).status).toBe(403);
  });

  test('pages are not kept, not told to others, and run nothing', async () => {
    const { get } = await signedIn();
    const { headers } = await get('/board/2025');
    expect(headers.get('cache-control')).toBe('no-store');
    expect(headers.get('referrer-policy')).toBe('no-referrer');
    expect(headers.get('content-security-policy')).not.toContain('unsafe-inline');
    expect(headers.get('x-robots-tag')).toContain('noindex');
  });

  test('an agency’s name with markup in it stays a name', async () => {
    const { get } = await signedIn();
    expect(await (await get('/board/2025?q=%22%3E%3Cscript%3E')).text()).not.toContain('<script>');
  });

  test('can be taken away as a workbook', async () => {
    const { get } = await signedIn({ standings: [inApproval] });
    const bytes = new Uint8Array(await (await get('/board/2025/table.xlsx')).arrayBuffer());
    const [table] = await readWorkbook(await openArchive(bytes), 'all');
    expect(table?.sheet.rows).toHaveLength(5);
  });
});

describe('what an officer does about one agency', () => {
  const path = '/board/2025/agencies/shuiwu';
  const about = [
    ['person', 'head'],
    ['submission', hash('a')],
    ['stage', '1'],
  ] as const;

  test('is only told by GET', async () => {
    const { get, acted } = await signedIn({ standings: [inApproval] });
    for (const act of ['resend?person=head', 'replace?person=head', 'link', 'restart', 'override'])
      expect((await get(`${path}/${act}`)).status).toBeLessThan(400);
    expect(acted).toEqual([]);
  });

  test('resends a link to an approver who is silent', async () => {
    const { post, acted, form } = await signedIn({ standings: [inApproval] });
    const answer = await post(`${path}/resend`, [['form', form], ...about]);
    expect(answer.headers.get('location')).toBe(`${path}?act=resend&came=done`);
    expect(acted).toMatchObject([{ act: 'resend', arguments: [{ index: 1 }, 'head'] }]);
  });

  test('nothing of a stage that is another by now, or of somebody who has decided', async () => {
    const decided = stageOf({ decisions: [decisionOf()], need: 2 });
    const { post, acted, form } = await signedIn({ standings: [inApproval], stages: [decided] });
    const late = await post(`${path}/resend`, [['form', form], ...about]);
    expect(late.headers.get('location')).toBe(`${path}?act=resend&came=undone`);
    const other = [
      ['form', form],
      ['person', 'deputy'],
      ['submission', hash('a')],
      ['stage', '0'],
    ] as const;
    expect((await post(`${path}/resend`, other)).headers.get('location')).toContain('came=undone');
    expect(acted).toEqual([]);
  });

  test('puts somebody of the register in an approver’s place, with a reason', async () => {
    const { post, acted, form } = await signedIn({ standings: [inApproval] });
    const fields = [['form', form], ...about, ['to', 'secrecy'], ['reason', '局长外出。']] as const;
    expect((await post(`${path}/replace`, fields)).status).toBe(303);
    expect(acted).toMatchObject([
      { act: 'replace', arguments: [{ index: 1 }, 'head', { id: 'secrecy' }, '局长外出。'] },
    ]);
  });

  test.each([
    ['nobody', [['reason', '局长外出。']], '请选择接替人'],
    [
      'a stranger',
      [
        ['mail', 'stranger@example.org'],
        ['reason', '局长外出。'],
      ],
      '请选择接替人',
    ],
    [
      'the sender',
      [
        ['mail', 'Sender@example.org'],
        ['reason', '局长外出。'],
      ],
      '接替人不能是',
    ],
    [
      'themself',
      [
        ['to', 'office'],
        ['reason', '局长外出。'],
      ],
      '接替人不能是',
    ],
    [
      'somebody asked already',
      [
        ['to', 'deputy'],
        ['reason', '局长外出。'],
      ],
      '接替人不能是',
    ],
    [
      'anybody without a reason',
      [
        ['to', 'secrecy'],
        ['reason', ' '],
      ],
      '请写明理由',
    ],
  ] as const)('never puts %s there', async (_who, fields, problem) => {
    const { post, acted, form } = await signedIn({ standings: [inApproval] });
    const answer = await post(`${path}/replace`, [['form', form], ...about, ...fields]);
    expect(answer.status).toBe(422);
    expect((await pageOf(answer)).text()).toContain(problem);
    expect(acted).toEqual([]);
  });

  test('takes back the version that was seen, with a reason the public may read, and nothing else', async () => {
    const out = [
      publicationOf({ agencyId: 'shuiwu', version: 2, title: '青溪县水务局2025年政府信息公开工作年度报告' }),
    ];
    const { get, post, form, acted } = await signedIn({ out });
    const path = '/board/2025/agencies/shuiwu';
    const asking = await (await get(`${path}/withdraw`)).text();
    expect(asking).toContain('理由将<strong>向社会公开</strong>');
    expect(asking).toContain('第2版');
    const order = (version: string, reason: string) =>
      post(`${path}/withdraw`, [
        ['form', form],
        ['version', version],
        ['reason', reason],
      ]);
    expect((await order('2', '')).status).toBe(422);
    expect((await order('2', '因'.repeat(501))).status).toBe(422);
    expect((await order('1', '误将未定稿发布。')).headers.get('location')).toContain('came=undone');
    expect(acted).toEqual([]);
    expect((await order('2', '误将未定稿发布。')).headers.get('location')).toContain('act=withdraw&came=done');
    expect(acted).toMatchObject([{ act: 'withdraw', arguments: [{ version: 2 }, '误将未定稿发布。'] }]);
  });

  test('cannot take back what is not out', async () => {
    const { get } = await signedIn();
    const answer = await get('/board/2025/agencies/shuiwu/withdraw');
    expect(answer.headers.get('location')).toContain('came=undone');
    expect(await (await get('/board/2025/agencies/shuiwu')).text()).not.toContain('撤回年度报告');
  });

  test('restarts what is parked, with a reason, and nothing else', async () => {
    const parked = submissionOf({ outcome: 'parked', endedAt: '2026-01-23T07:00:00.000Z' });
    const { post, acted, form } = await signedIn({
      standings: [standingFor('shuiwu', 'parked')],
      submissions: [parked],
    });
    const fields = [
      ['form', form],
      ['submission', hash('a')],
      ['reason', '存储故障已排除。'],
    ] as const;
    expect((await post(`${path}/restart`, fields)).headers.get('location')).toContain('came=done');
    expect(acted).toMatchObject([{ act: 'restart', arguments: [{ outcome: 'parked' }, '存储故障已排除。'] }]);
    const going = await signedIn({ standings: [inApproval] });
    expect(
      (await going.post(`${path}/restart`, [['form', going.form], ...fields.slice(1)])).headers.get('location'),
    ).toContain('came=undone');
    expect(going.acted).toEqual([]);
  });

  test('asks that an error may pass, naming which and why', async () => {
    const returned = submissionOf({
      outcome: 'returned',
      progress: 'checked',
      reason: { code: 'findings', message: '核对发现1处错误，请改正后重新报送。', details: [] },
    });
    const validation = {
      settingsVersion: '1',
      findings: [findingOf({ rule: 'B07', severity: 'error', message: '“自然人”列左右相差1件。' })],
      assessments: [],
    };
    const { get, post, acted, form } = await signedIn({
      standings: [standingFor('shuiwu', 'returned', { reason: 'findings', faults: ['B07'] })],
      submissions: [returned],
      validation,
    });
    expect((await pageOf(await get(`${path}/override`))).text()).toContain('表三各列合计相符');
    const fields = [
      ['form', form],
      ['submission', hash('a')],
      ['reason', '口径经核实无误。'],
    ] as const;
    expect((await post(`${path}/override`, fields)).status).toBe(422);
    expect((await post(`${path}/override`, [...fields, ['rule', 'B07']])).status).toBe(303);
    expect(acted).toMatchObject([{ act: 'override', arguments: [{}, ['B07'], '口径经核实无误。'] }]);
  });

  test('sends a new link to somebody who may send for the agency, and to nobody else', async () => {
    const { post, acted, form } = await signedIn();
    expect(
      (
        await post(`${path}/link`, [
          ['form', form],
          ['to', 'head'],
        ])
      ).status,
    ).toBe(422);
    expect(
      (
        await post(`${path}/link`, [
          ['form', form],
          ['to', 'sender'],
        ])
      ).status,
    ).toBe(303);
    expect(acted).toMatchObject([{ act: 'sendLink', arguments: [{ id: 'sender' }] }]);
  });

  test('shows a submission to nobody under the address of another agency', async () => {
    const { get } = await signedIn({ standings: [inApproval] });
    expect((await get(`${path}/submissions/${hash('a')}`)).status).toBe(200);
    expect((await get(`/board/2025/agencies/jiaoyu/submissions/${hash('a')}`)).status).toBe(410);
  });
});

describe('chasing', () => {
  const round = ['round', 'board.1769479200000'] as const;

  test('says first whom it will reach, and leaves out those for whom there is nothing to chase', async () => {
    const { get, acted } = await signedIn({ standings: [standingFor('jiaoyu', 'published')] });
    const page = await pageOf(await get('/board/2025/chase?agency=shuiwu&agency=jiaoyu'));
    expect(page.heading()).toBe('催办1个单位');
    expect(page.text()).toContain('青溪县水务局：催报送，还有3个工作日');
    expect(acted).toEqual([]);
  });

  test('reaches everyone who is late at once', async () => {
    const world = await signedIn({ standings: [inApproval] });
    world.later(7 * 86_400_000);
    await world.signIn();
    await world.post('/board/2025/chase', [['form', await world.formToken()], ['all', 'late'], round]);
    expect(world.acted).toEqual([{ act: 'chase', arguments: [['shuiwu', 'jiaoyu', 'jiujie'], round[1]] }]);
  });
});

describe('mails that did not arrive', () => {
  test('are counted on the board, listed by role, and set aside by an officer', async () => {
    const failure = {
      mailId: 'campaign.2025.head',
      personId: 'head',
      role: '县水务局局长',
      kind: 'bounced' as const,
      code: 'Permanent/General',
      firstAt: '2026-01-26T02:00:00.000Z',
      lastAt: '2026-01-26T02:00:00.000Z',
      tries: 1,
      told: true,
      clearedAt: null,
    };
    const { get, post, form, cleared } = await signedIn({ failures: [failure] });
    expect((await pageOf(await get('/board/2025'))).texts('board-alert')).toEqual(['1']);
    const text = (await pageOf(await get('/board/mails'))).text();
    expect(text).toContain('县水务局局长');
    expect(text).toContain('发出后被退回');
    await post('/board/mails', [
      ['form', form],
      ['mail', 'another'],
    ]);
    expect(cleared).toEqual([]);
    await post('/board/mails', [
      ['form', form],
      ['mail', 'campaign.2025.head'],
    ]);
    expect(cleared).toEqual(['campaign.2025.head']);
  });
});

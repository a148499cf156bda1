import { describe, expect, test } from 'vitest';
import { MailError } from '../../functions/shared/errors.ts';
import { decisionOf, hash, registerOf } from '../builders/approval.ts';
import { findingOf } from '../builders/finding.ts';
import { consistentReport, reportOf } from '../builders/report.ts';
import { pageOf } from './page.ts';
import { approveToken, code, createWorld, type WorldParts } from './world.ts';

const path = `/approve/${approveToken}`;
const approve = { choice: 'approve', opinion: '', code };

describe('opening an approval link', () => {
  test('shows the report as it will be published, and the form', async () => {
    const world = createWorld({ report: consistentReport({ overview: ['全年主动公开312条。'] }) });
    const answer = await world.get(path);
    expect(answer.status).toBe(200);
    const page = await pageOf(answer);
    expect(page.heading()).toBe('主要领导签发');
    expect(page.text()).toContain('全年主动公开312条。');
    expect(page.attributes('form', 'action')).toEqual(['https://work.example.org/', `${path}#decision`]);
    expect(page.attributes('form', 'method')).toEqual(['post', 'post']);
    for (const name of ['choice', 'opinion', 'code']) expect(page.field(name)).toBeDefined();
  });

  test('says who has decided what so far, by role', async () => {
    const page = await pageOf(await createWorld().get(path));
    expect(page.texts('decision')).toEqual([
      '县水务局保密审查员同意2026年1月24日 09:30不涉密，可以公开。',
      '县水务局局长、县水务局副局长待办理',
    ]);
    expect(page.text()).not.toContain('田二');
  });

  test('lists warnings, then hints, but not what could not be assessed', async () => {
    const findings = [
      findingOf({ rule: 'F05', severity: 'info', message: '正文有连续空格。' }),
      findingOf({ rule: 'A14', severity: 'warning', message: '结转件数偏多。' }),
      findingOf({ rule: 'C01', severity: 'info', status: 'notAssessable', message: '未核对“与上年衔接”。' }),
    ];
    const page = await pageOf(await createWorld({ findings }).get(path));
    expect(page.texts('findings')).toEqual(['结转件数偏多。', '正文有连续空格。']);
  });

  test('marks what was changed since the agency sent it before, figures and words', async () => {
    const report = consistentReport({ overview: ['主动公开330条。', '没有变化。'], cells: { 't3.review.total': 17 } });
    const former = consistentReport({ overview: ['主动公开312条。', '没有变化。'], cells: { 't3.review.total': 1 } });
    const previous = { uploadedAt: '2026-01-20T02:15:00.000Z', report: former };
    const page = await pageOf(await createWorld({ report, previous }).get(path));
    expect(page.texts('previous')[0]).toContain('曾于2026年1月20日 10:15报送本年度年报，未予发布。本次改动如下。');
    expect(page.texts('comparison')[0]).toBe('项目列上次本次\n本年度行政复议 总计117');
    expect(page.texts('changes')).toEqual(['主动公开312330条。']);
    expect(page.all('del')).toHaveLength(2);
    expect(page.all('ins')).toHaveLength(2);
  });

  test('says so when nothing was changed since, and nothing when nothing was sent before', async () => {
    const report = consistentReport();
    const previous = { uploadedAt: '2026-01-20T02:15:00.000Z', report };
    const page = await pageOf(await createWorld({ report, previous }).get(path));
    expect(page.texts('previous')[0]).toContain('本次的数据和文字与上次完全相同。');
    expect((await pageOf(await createWorld({ report }).get(path))).texts('previous')).toEqual([]);
  });

  test('puts figures beside last year’s where they differ', async () => {
    const report = reportOf({ cells: { 't2.r1.total': 17, 't3.review.total': 1 } });
    const lastYear = reportOf({ year: 2024, cells: { 't2.r1.total': 9, 't3.review.total': 1 } });
    const page = await pageOf(await createWorld({ report, lastYear }).get(path));
    expect(page.texts('comparison')).toEqual(['项目列上年本年\n一、本年新收政府信息公开申请数量总计917']);
  });

  test('fetches pictures and the PDF with the link, by addresses signed for some minutes', async () => {
    const sha256 = hash('f');
    const picture = {
      type: 'picture',
      sha256,
      mediaType: 'image/png',
      width: 9,
      height: 9,
      alternative: '图',
    } as const;
    const pictures = [`pictures/${sha256}.png`];
    const world = createWorld({ report: reportOf({ overview: [picture] }), pictures });
    const answer = await world.get(path);
    expect(answer.headers.get('content-security-policy')).toContain("img-src 'self' https://work.example.org;");
    expect((await pageOf(answer)).attributes('img', 'src')).toEqual([`${path}/files/pictures/${sha256}.png`]);
    const file = await world.get(`${path}/files/report.pdf`);
    expect(file.status).toBe(302);
    expect(file.headers.get('location')).toBe('https://work.example.org/report.pdf?signature');
  });

  test('lets approvers see what goes out beside the report: they sign it as well', async () => {
    const page = await pageOf(await createWorld({ pictures: ['article.html', 'card.png', 'original.docx'] }).get(path));
    expect(page.attributes('a', 'href').filter((address) => address?.includes('/files/'))).toEqual([
      `${path}/files/report.pdf`,
      `${path}/files/card.png`,
      `${path}/files/article.html`,
      `${path}/files/original.docx`,
    ]);
  });

  test('gives no file the manifest does not name', async () => {
    const world = createWorld();
    expect((await world.get(`${path}/files/../report.json`)).status).not.toBe(302);
    expect((await world.get(`${path}/files/report.json`)).status).toBe(410);
  });

  test('GET and HEAD change nothing, however often', async () => {
    const world = createWorld();
    await world.get(path);
    await world.get(`${path}?choice=approve&code=${code}`);
    expect((await world.get(path, { method: 'HEAD' })).status).toBe(200);
    expect(world.writes).toEqual([]);
    expect(world.stage().decisions).toEqual([]);
  });

  test('shows hostile text of a report and of opinions as text', async () => {
    const hostile = '<script>alert(1)</script><img src=x onerror=alert(1)>';
    const world = createWorld({
      report: reportOf({ title: hostile, overview: [hostile] }),
      submission: { fileName: hostile },
      findings: [findingOf({ rule: 'D01', severity: 'warning', message: hostile })],
      stage: { need: 2, decisions: [decisionOf({ personId: 'deputy', opinion: hostile })] },
    });
    const page = await pageOf(await world.get(path));
    expect(page.all('script')).toEqual([]);
    expect(page.all('img')).toEqual([]);
    expect(page.texts('findings')).toEqual([hostile]);
  });
});

describe('deciding', () => {
  test('an approval is recorded once, delivered, and shown on a page that posts nothing again', async () => {
    const world = createWorld();
    const answer = await world.post(path, { ...approve, opinion: '同意发布。' });
    expect(answer.status).toBe(303);
    expect(answer.headers.get('location')).toBe(path);
    expect(world.stage()).toMatchObject({
      outcome: 'approved',
      decisions: [
        { personId: 'head', choice: 'approve', opinion: '同意发布。', decidedAt: '2026-01-25T02:00:00.000Z' },
      ],
    });
    expect(world.delivered).toHaveLength(1);
    const page = await pageOf(await world.get(path));
    expect(page.heading()).toBe('您已同意');
    expect(page.text()).toContain('您的意见已于2026年1月25日 10:00记录');
  });

  test('a second post changes nothing and leads to what was decided', async () => {
    const world = createWorld();
    await world.post(path, approve);
    const again = await world.post(path, { choice: 'return', opinion: '改主意了', code });
    expect(again.status).toBe(303);
    expect(world.stage().decisions).toHaveLength(1);
    expect(world.stage().outcome).toBe('approved');
  });

  test('two posts at the same moment count once', async () => {
    const world = createWorld({ stage: { need: 2 } });
    await Promise.all([world.post(path, approve), world.post(path, approve), world.post(path, approve)]);
    expect(world.stage().decisions).toHaveLength(1);
    expect(world.stage().outcome).toBeNull();
  });

  test('a code typed with spaces or full-width digits is the same code', async () => {
    const world = createWorld();
    expect((await world.post(path, { ...approve, code: ' ０１２ ３４５ ' })).status).toBe(303);
  });

  test('a return needs an opinion; what was filled in is kept, but not the code', async () => {
    const world = createWorld();
    const answer = await world.post(path, { choice: 'return', opinion: ' ', code });
    expect(answer.status).toBe(422);
    const page = await pageOf(answer);
    expect(page.texts('problem')).toEqual(['退回时请写明意见，以便修改或重新办理。']);
    expect(page.valueOf('code')).toBeUndefined();
    expect(page.all('input').find(({ attrs }) => attrs.some(({ name }) => name === 'checked'))?.attrs).toContainEqual({
      name: 'value',
      value: 'return',
    });
    expect(world.stage().outcome).toBeNull();
  });

  test('a post without code says what is missing and is no wrong code', async () => {
    const world = createWorld();
    const page = await pageOf(await world.post(path, { choice: 'approve' }));
    expect(page.texts('problem')).toEqual(['请填写邮件中的6位确认码。']);
    expect(world.wrongCodes()).toBe(0);
  });

  test('an empty post says everything that is missing', async () => {
    const page = await pageOf(await createWorld().post(path, {}));
    expect(page.texts('problems')).toEqual(['意见尚未提交：请选择“同意”或“退回”。请填写邮件中的6位确认码。']);
  });

  test('a wrong code is told and counted', async () => {
    const world = createWorld();
    const answer = await world.post(path, { ...approve, code: '999999' });
    expect(answer.status).toBe(422);
    expect((await pageOf(answer)).texts('problem')).toEqual([
      '确认码不正确，请核对邮件后重新填写。多次填错后链接将被锁定。',
    ]);
    expect(world.wrongCodes()).toBe(1);
    expect(world.stage().decisions).toEqual([]);
  });

  test('the tenth wrong code locks the link, even for the right one', async () => {
    const world = createWorld();
    for (let turn = 1; turn < 10; turn += 1)
      expect((await world.post(path, { ...approve, code: '999999' })).status).toBe(422);
    expect((await world.post(path, { ...approve, code: '999999' })).status).toBe(423);
    const locked = await world.post(path, approve);
    expect(locked.status).toBe(423);
    expect((await pageOf(locked)).heading()).toBe('链接已锁定');
    expect(world.stage().decisions).toEqual([]);
  });

  test('the lock is told to the authority once, with agency, stage and role', async () => {
    const world = createWorld();
    for (let turn = 0; turn < 12; turn += 1) await world.post(path, { ...approve, code: '999999' });
    expect(world.mails).toHaveLength(1);
    expect(world.mails[0]).toMatchObject({ recipient: { id: 'authority', mail: 'gongkai@example.org' } });
    for (const word of ['青溪县水务局', '主要领导签发', '县水务局局长'])
      expect(world.mails[0]?.mail.text).toContain(word);
    expect(world.mails[0]?.mail.text).not.toContain('祝三');
  });

  test('what the mail server did not take is told at the next post to the locked link', async () => {
    let down = true;
    const mailServer = () => {
      if (down) throw new MailError('not now');
      return 'taken' as const;
    };
    const world = createWorld({ mailServer });
    for (let turn = 0; turn < 10; turn += 1) await world.post(path, { ...approve, code: '999999' });
    expect(world.mails).toEqual([]);
    down = false;
    await world.post(path, approve);
    await world.post(path, approve);
    expect(world.mails).toHaveLength(1);
  });

  test('posts without a code lock nothing, but after thirty in ten minutes they are answered with 429', async () => {
    const world = createWorld();
    for (let turn = 0; turn < 30; turn += 1)
      expect((await world.post(path, { choice: 'approve', opinion: '' })).status).toBe(422);
    const refused = await world.post(path, approve);
    expect(refused.status).toBe(429);
    expect(refused.headers.get('retry-after')).toBe('600');
    expect((await pageOf(refused)).heading()).toBe('操作过于频繁');
    expect(world.wrongCodes()).toBe(0);
    expect(world.stage().decisions).toEqual([]);
    world.wait(10);
    expect((await world.post(path, approve)).status).toBe(303);
  });

  test('the audit is written at once, and when that fails the decision stands', async () => {
    const world = createWorld();
    await world.post(path, approve);
    expect(world.audited).toEqual([hash('a')]);
    const failing = createWorld({ audit: 'fails' });
    expect((await failing.post(path, approve)).status).toBe(303);
    expect(failing.stage().outcome).toBe('approved');
  });

  test('guesses sent all at once get no more tries than guesses one by one', async () => {
    const world = createWorld();
    const guesses = Array.from({ length: 20 }, (_, turn) => String(900_000 + turn));
    await Promise.all(guesses.map((guess) => world.post(path, { ...approve, code: guess })));
    expect(world.wrongCodes()).toBe(10);
  });
});

describe('a link that leads to no form', () => {
  interface Case {
    readonly name: string;
    readonly path: string;
    readonly world: WorldParts;
    readonly status: number;
    readonly heading: string;
  }
  const returnedByAnother: WorldParts = {
    stage: {
      outcome: 'returned',
      closedAt: '2026-01-24T01:30:00.000Z',
      decisions: [decisionOf({ personId: 'deputy', choice: 'return', opinion: '有误。' })],
    },
  };
  const cases: readonly Case[] = [
    {
      name: 'nobody was given it',
      path: `/approve/${'B'.repeat(43)}`,
      world: {},
      status: 410,
      heading: '链接无效',
    },
    { name: 'it is no token at all', path: '/approve/1', world: {}, status: 410, heading: '链接无效' },
    {
      name: 'its time is over',
      path,
      world: { now: '2026-02-07T06:10:00.000Z' },
      status: 410,
      heading: '链接已过期',
    },
    {
      name: 'the stage was closed by its deadline',
      path,
      world: { stage: { outcome: 'expired', closedAt: '2026-02-07T06:10:00.000Z' } },
      status: 200,
      heading: '审批已超过期限',
    },
    {
      name: 'somebody else has returned the report',
      path,
      world: returnedByAnother,
      status: 200,
      heading: '这份年报已被退回',
    },
    {
      name: 'somebody else has given the approval that was needed',
      path,
      world: {
        stage: {
          outcome: 'approved',
          closedAt: '2026-01-24T01:30:00.000Z',
          decisions: [decisionOf({ personId: 'deputy' })],
        },
      },
      status: 200,
      heading: '这项审批已办结',
    },
    {
      name: 'the stage was superseded',
      path,
      world: { stage: { outcome: 'superseded', closedAt: '2026-01-24T01:30:00.000Z' } },
      status: 410,
      heading: '这份年报已被新的报送取代',
    },
    {
      name: 'a newer submission has been taken, though nobody has closed the stage yet',
      path,
      world: { taken: { submissionId: hash('b'), order: '2026-01-24T00:00:00.000Z#1' } },
      status: 410,
      heading: '这份年报已被新的报送取代',
    },
    {
      name: 'its sender has taken the report back, though nobody has closed the stage yet',
      path,
      world: {
        submission: {
          recall: { personId: 'sender', role: '县水务局办公室经办人', at: '2026-01-24T01:30:00.000Z', click: null },
        },
      },
      status: 200,
      heading: '这份年报已撤回',
    },
    {
      name: 'somebody else was put in the person’s place',
      path,
      world: { stage: { approvers: registerOf().people.filter(({ id }) => id === 'deputy') } },
      status: 410,
      heading: '这项审批已改由他人办理',
    },
    {
      name: 'it is about another manifest than the one that waits',
      path,
      world: { link: { manifestHash: hash('e') } },
      status: 410,
      heading: '这份年报已被新的报送取代',
    },
  ];

  test.each(cases)('says so when $name, and takes no decision', async ({ path, world: parts, status, heading }) => {
    const world = createWorld(parts);
    const answer = await world.get(path);
    expect(answer.status).toBe(status);
    const page = await pageOf(answer);
    expect(page.heading()).toBe(heading);
    expect(page.all('form')).toEqual([]);
    const posted = await world.post(path, approve);
    expect([409, 410]).toContain(posted.status);
    expect(world.writes).toEqual([]);
  });

  test('tells what was decided, by which role and when', async () => {
    const page = await pageOf(await createWorld(returnedByAnother).get(path));
    expect(page.text()).toContain('“主要领导签发”环节的其他审批人已于2026年1月24日 09:30退回这份年报');
    expect(page.texts('decision').at(-1)).toBe('县水务局副局长退回报送单位2026年1月24日 09:30有误。');
  });
});

import { describe, expect, test } from 'vitest';
import { pageOf } from './page.ts';
import { approveToken, code, createWorld, overrideToken, type WorldParts } from './world.ts';

const path = `/override/${overrideToken}`;
const agree = { choice: 'approve', opinion: '', code };
const agreed = {
  answer: { personId: 'vice', choice: 'approve' as const, opinion: '', answeredAt: '2026-01-24T08:00:00.000Z' },
};

describe('opening a link to a request', () => {
  test('shows agency, file, findings, reason, and who asked by role, with the form', async () => {
    const answer = await createWorld().get(path);
    expect(answer.status).toBe(200);
    const page = await pageOf(answer);
    expect(page.heading()).toBe('是否同意放行');
    expect(page.texts('findings')).toEqual(['“自然人”列左右相差1件，请核对。']);
    for (const said of [
      '青溪县水务局',
      '年报.docx',
      '县政府办公室政务公开科科长',
      '2026年1月24日 10:00',
      '历史数据口径调整，已与报送单位核实。',
      '请县政府办公室政务公开科副科长复核',
    ])
      expect(page.text()).toContain(said);
    expect(page.text()).not.toContain('沈五');
    expect(page.attributes('form', 'action')).toEqual([`${path}#decision`]);
    for (const name of ['choice', 'opinion', 'code']) expect(page.field(name)).toBeDefined();
  });

  test('escapes what the asker and the report say', async () => {
    const world = createWorld({ request: { reason: '<script>alert(1)</script>', messages: ['<img src=x>'] } });
    const text = await (await world.get(path)).text();
    expect(text).not.toContain('<script>alert');
    expect(text).not.toContain('<img src=x>');
  });

  test('GET and HEAD change nothing, however often', async () => {
    const world = createWorld();
    await world.get(path);
    await world.get(`${path}?choice=approve&code=${code}`);
    expect((await world.get(path, { method: 'HEAD' })).status).toBe(200);
    expect(world.writes).toEqual([]);
  });

  test('is kept by nobody and told to nobody', async () => {
    const { headers } = await createWorld().get(path);
    expect(headers.get('cache-control')).toBe('no-store');
    expect(headers.get('referrer-policy')).toBe('no-referrer');
  });

  test('other methods are refused', async () => {
    expect((await createWorld().get(path, { method: 'PUT' })).status).toBe(405);
  });

  test.each([
    ['nobody was given', `/override/${'B'.repeat(43)}`],
    ['of an approval', `/override/${approveToken}`],
    ['that is no token', '/override/x'],
  ])('a link %s leads to a page that says so', async (_, unknown) => {
    const answer = await createWorld().get(unknown);
    expect(answer.status).toBe(410);
    expect((await pageOf(answer)).heading()).toBe('链接无效');
  });

  test('a link to a request opens no approval', async () => {
    expect((await createWorld().get(`/approve/${overrideToken}`)).status).toBe(410);
  });
});

describe('answering', () => {
  test('agreement is recorded once, with the officer and the time, and shown by the page itself', async () => {
    const world = createWorld();
    const answer = await world.post(path, agree);
    expect(answer.status).toBe(303);
    expect(answer.headers.get('location')).toBe(path);
    expect(world.request().answer).toEqual({
      personId: 'vice',
      choice: 'approve',
      opinion: '',
      answeredAt: '2026-01-25T02:00:00.000Z',
    });
    expect(world.writes).toEqual(['try', 'override']);
    expect((await pageOf(await world.get(path))).heading()).toBe('您已同意放行');
  });

  test('refusal wants a reason', async () => {
    const world = createWorld();
    const answer = await world.post(path, { choice: 'return', opinion: ' ', code });
    expect(answer.status).toBe(422);
    expect((await pageOf(answer)).text()).toContain('不同意时请写明理由，以便转告提出人。');
    await world.post(path, { choice: 'return', opinion: '应由报送单位改正。', code });
    expect(world.request().answer).toMatchObject({ choice: 'return', opinion: '应由报送单位改正。' });
    const page = await pageOf(await world.get(path));
    expect(page.heading()).toBe('您未同意放行');
    expect(page.text()).toContain('应由报送单位改正。');
  });

  test('a second answer changes nothing', async () => {
    const world = createWorld();
    await world.post(path, agree);
    expect((await world.post(path, { choice: 'return', opinion: '不同意。', code })).status).toBe(303);
    expect(world.request().answer?.choice).toBe('approve');
  });

  test('without a choice or a code nothing is even tried', async () => {
    const world = createWorld();
    expect((await world.post(path, { opinion: '', code: '' })).status).toBe(422);
    expect(world.writes).toEqual([]);
  });

  test('what was filled in stays when something is refused', async () => {
    const answer = await createWorld().post(path, { choice: 'return', opinion: '应改正。', code: '12' });
    const page = await pageOf(answer);
    expect(page.texts('problem')).toEqual(['确认码是邮件中的6位数字，请核对后重新填写。']);
    expect(page.text()).toContain('应改正。');
  });

  test('ten wrong codes lock the link; then the right one is refused too', async () => {
    const world = createWorld();
    for (let attempt = 0; attempt < 9; attempt += 1)
      expect((await world.post(path, { ...agree, code: '999999' })).status).toBe(422);
    expect((await world.post(path, { ...agree, code: '999999' })).status).toBe(423);
    expect((await world.post(path, agree)).status).toBe(423);
    expect(world.request().answer).toBeNull();
  });

  test('guesses sent at the same time get no more tries', async () => {
    const world = createWorld();
    await Promise.all(Array.from({ length: 30 }, () => world.post(path, { ...agree, code: '999999' })));
    expect(world.writes.filter((write) => write === 'try').length).toBeLessThanOrEqual(10);
    expect((await world.get(path)).status).toBe(423);
  });
});

describe('a link that has nothing to fill in any more', () => {
  const cases: [string, WorldParts, number, string][] = [
    [
      'when another officer has agreed',
      { request: agreed, overrideLink: { personId: 'director' } },
      200,
      '县政府办公室政务公开科副科长已同意放行',
    ],
    [
      'when a newer file has been taken',
      { taken: { submissionId: 'b'.repeat(64), order: '2026-02' } },
      410,
      '这份年报已被新的报送取代',
    ],
    ['when its officer is none any more', { officers: ['office', 'director'] }, 410, '您已不能办理这项复核'],
    ['when its time is over', { now: '2026-03-01T00:00:00.000Z' }, 410, '链接已过期'],
    ['when it is locked', { overrideLink: { wrongCodes: 10 } }, 423, '链接已锁定'],
  ];

  test.each(cases)('%s', async (_, parts, status, heading) => {
    const world = createWorld(parts);
    const answer = await world.get(path);
    expect(answer.status).toBe(status);
    const page = await pageOf(answer);
    expect(page.heading()).toBe(heading);
    expect(page.field('code')).toBeUndefined();
    await world.post(path, agree);
    expect(world.writes).toEqual([]);
  });

  test('the one who asked has no link, and could not answer with one', async () => {
    const world = createWorld({ overrideLink: { personId: 'office' } });
    expect((await world.post(path, agree)).status).toBe(500);
    expect(world.request().answer).toBeNull();
  });
});

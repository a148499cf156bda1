import { describe, expect, test } from 'vitest';
import { recallProblem } from '../../functions/portal/recallForm.ts';
import { hash } from '../builders/approval.ts';
import { pageOf } from './page.ts';
import { createWorld, sendToken } from './world.ts';

const path = `/send/${sendToken}/submissions/${hash('a')}`;
const receipt = '2026-0123-7F3A';

describe('the receipt number that confirms a recall', () => {
  test.each([
    '2026-0123-7F3A',
    ' 2026-0123-7f3a ',
    '２０２６－０１２３－７Ｆ３Ａ',
    '2026—0123—7F3A',
    '2026 - 0123 - 7F3A',
  ])('counts as typed: %s', (typed) => {
    expect(recallProblem(typed, receipt)).toBeUndefined();
  });

  test.each<[unknown, string]>([
    ['', '请填写'],
    [undefined, '请填写'],
    [['2026-0123-7F3A'], '请填写'],
    ['test', '不相符'],
    ['2026-0123-7F3B', '不相符'],
    ['20260123', '不相符'],
  ])('does not: %s', (typed, words) => {
    expect(recallProblem(typed, receipt)).toContain(words);
  });
});

describe('taking back what waits', () => {
  test('closes the open stage, tells the workflow, notes who did it, and shows how it stands', async () => {
    const world = createWorld();
    const answer = await world.post(`${path}/recall`, { receipt });
    expect([answer.status, answer.headers.get('location')]).toEqual([303, path]);
    expect(world.submission().recall).toEqual({
      personId: 'sender',
      role: '县水务局办公室经办人',
      at: '2026-01-25T02:00:00.000Z',
      click: { address: '203.0.113.9', agent: '' },
    });
    expect(world.stage()).toMatchObject({ outcome: 'recalled', closedAt: '2026-01-25T02:00:00.000Z' });
    expect(world.delivered).toHaveLength(1);
    expect(world.audited).toEqual([hash('a')]);
    const page = await pageOf(await world.get(path));
    expect(page.heading()).toBe('已登记撤回');
    expect(page.text()).toContain('修改好的文件现在就可以重新报送');
    expect(page.field('receipt')).toBeUndefined();
    expect(page.field('file')).toBeDefined();
  });

  test('a scanner that presses every button, or types something, changes nothing', async () => {
    const world = createWorld();
    for (const fields of [{}, { receipt: '' }, { receipt: 'test' }, { receipt: '1' }] as Record<string, string>[]) {
      const answer = await world.post(`${path}/recall`, fields);
      expect(answer.status).toBe(422);
      const page = await pageOf(answer);
      expect(page.texts('problem')).toHaveLength(1);
      expect(page.all('details').some(({ attrs }) => attrs.some(({ name }) => name === 'open'))).toBe(true);
    }
    expect(world.writes).toEqual([]);
  });

  test('GET and HEAD change nothing', async () => {
    const world = createWorld();
    await world.get(path);
    expect((await world.get(`${path}/recall?receipt=${receipt}`)).status).toBe(405);
    expect((await world.get(path, { method: 'HEAD' })).status).toBe(200);
    expect(world.writes).toEqual([]);
  });

  test('done twice it is done once', async () => {
    const world = createWorld();
    await world.post(`${path}/recall`, { receipt });
    expect((await world.post(`${path}/recall`, { receipt })).status).toBe(303);
    expect(world.writes).toEqual(['recall', 'stage']);
  });

  test('what is filed is taken back as well, though no stage is open', async () => {
    const closed = { outcome: 'approved', closedAt: '2026-01-24T02:00:00.000Z' } as const;
    const world = createWorld({ submission: { progress: 'filed' }, stage: closed });
    await world.post(`${path}/recall`, { receipt });
    expect(world.writes).toEqual(['recall']);
    expect((await pageOf(await world.get(path))).heading()).toBe('已登记撤回');
  });

  test('when publication has begun a moment before, it is not taken back', async () => {
    const world = createWorld({ recall: 'tooLate' });
    expect((await world.post(`${path}/recall`, { receipt })).status).toBe(303);
    expect(world.writes).toEqual([]);
  });

  test.each([
    ['being checked', { progress: 'checked' }],
    ['being published', { progress: 'publishing' }],
    ['returned', { outcome: 'returned' }],
  ] as const)('there is no form for one %s', async (_name, submission) => {
    const world = createWorld({ submission });
    expect((await pageOf(await world.get(path))).field('receipt')).toBeUndefined();
    expect((await world.post(`${path}/recall`, { receipt })).status).toBe(303);
    expect(world.writes).toEqual([]);
  });

  test('another agency’s is not there', async () => {
    const world = createWorld({ submission: { agencyId: 'jiaoyu' } });
    expect((await world.post(`${path}/recall`, { receipt })).status).toBe(410);
    expect(world.writes).toEqual([]);
  });

  test('what the audit cannot be told now does not undo it', async () => {
    const world = createWorld({ audit: 'fails' });
    expect((await world.post(`${path}/recall`, { receipt })).status).toBe(303);
    expect(world.stage().outcome).toBe('recalled');
  });
});

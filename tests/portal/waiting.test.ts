import { describe, expect, test } from 'vitest';
import { hash, registerOf, stageOf, submissionOf } from '../builders/approval.ts';
import { pageOf } from './page.ts';
import { approveToken, createWorld, code as mailedCode, type WorldParts } from './world.ts';

const path = `/approve/${approveToken}`;
const elsewhere = `${path}/all/${hash('b')}/1`;
const approve = { choice: 'approve', opinion: '同意发布。' };

const two: WorldParts = {
  submissions: [submissionOf({ submissionId: hash('b'), receiptNumber: '2026-0124-0B0B' })],
  elsewhere: [
    stageOf({
      submissionId: hash('b'),
      deadlines: [{ at: '2026-01-30T06:10:00.000Z', kind: 'expire' }],
    }),
  ],
};

const codeIn = ({ mails }: ReturnType<typeof createWorld>): string =>
  /确认码（10分钟内有效）[：:]\s*(\d{6})/.exec(mails.at(-1)?.mail.text ?? '')?.[1] ?? 'no code';

describe('待我审批', () => {
  test('lists everything that waits for the person of the link, what ends first at the head', async () => {
    const page = await pageOf(await createWorld(two).get(`${path}/all`));
    expect(page.heading()).toBe('待我审批');
    expect(page.text()).toContain('共有2份年报等待您的意见');
    expect(page.attributes('a', 'href').filter((href) => href?.startsWith('/approve/'))).toEqual([elsewhere, path]);
  });

  test('leaves out what the person has decided, is not asked for, or is over', async () => {
    const people = registerOf().people;
    const stages = [
      stageOf({ submissionId: hash('b'), approvers: people.filter(({ id }) => id === 'deputy') }),
      stageOf({ submissionId: hash('c'), deadlines: [{ at: '2026-01-25T01:00:00.000Z', kind: 'expire' }] }),
      stageOf({ submissionId: hash('d'), outcome: 'expired' }),
    ];
    const world = createWorld({ elsewhere: stages });
    await world.post(path, { ...approve, code: mailedCode });
    const page = await pageOf(await world.get(`${path}/all`));
    expect(page.text()).toContain('目前没有等待您审批的年报。');
  });

  test('opening list and pages decides nothing', async () => {
    const world = createWorld(two);
    for (const address of [`${path}/all`, elsewhere, `${elsewhere}/files/report.pdf`]) {
      await world.get(address);
      await world.get(address, { method: 'HEAD' });
    }
    expect(world.writes).toEqual([]);
    expect(world.mails).toEqual([]);
  });

  test.each<{ name: string; world: WorldParts; heading: string }>([
    { name: 'its link has ended', world: { now: '2026-02-07T06:10:00.000Z' }, heading: '链接已过期' },
    { name: 'its link is locked', world: { link: { wrongCodes: 10 } }, heading: '链接已锁定' },
    { name: 'its person has left the register', world: { link: { personId: 'gone' } }, heading: '您已不在名录中' },
  ])('shows nothing when $name, neither list nor page', async ({ world: parts, heading }) => {
    const world = createWorld({ ...two, ...parts });
    const answer = await world.get(`${path}/all`);
    expect(answer.status).toBe(410);
    expect((await pageOf(answer)).heading()).toBe(heading);
    expect((await world.get(elsewhere)).status).toBe(410);
  });

  test('an unknown link shows nothing', async () => {
    const unknown = `/approve/${'B'.repeat(43)}/all`;
    expect((await createWorld(two).get(unknown)).status).toBe(410);
    expect((await createWorld(two).get(`${unknown}/${hash('b')}/1`)).status).toBe(410);
  });
});

describe('the page of another report that waits for the same person', () => {
  test('shows that report and its own form', async () => {
    const page = await pageOf(await createWorld(two).get(elsewhere));
    expect(page.text()).toContain('2026-0124-0B0B');
    expect(page.attributes('form', 'action')).toContain(`${elsewhere}#decision`);
    expect(page.attributes('button', 'formaction')).toContain(`${elsewhere}/code#code`);
  });

  test('the code of a mail about one report decides on no other', async () => {
    const world = createWorld(two);
    const page = await pageOf(await world.post(elsewhere, { ...approve, code: mailedCode }));
    expect(page.texts('problem')[0]).toContain('确认码尚未发送或已过期');
    expect(world.stageElsewhere().decisions).toEqual([]);
  });

  test('a code mailed to the person decides on it, bound to its own manifest', async () => {
    const world = createWorld(two);
    await world.post(`${elsewhere}/code`, {});
    expect(world.mails[0]?.recipient.mail).toBe('head@example.org');
    const answer = await world.post(elsewhere, { ...approve, code: codeIn(world) });
    expect(answer.status).toBe(303);
    expect(answer.headers.get('location')).toBe(elsewhere);
    const { decisions, manifestHash, outcome } = world.stageElsewhere();
    expect(decisions).toMatchObject([{ personId: 'head', choice: 'approve', manifestHash }]);
    expect(outcome).toBe('approved');
    expect(world.stage().decisions).toEqual([]);
    expect(world.audited).toEqual([hash('b')]);
    expect((await pageOf(await world.get(elsewhere))).heading()).toBe('您已同意');
  });

  test('one mailed code decides on many, each by a form of its own, and right codes lock nothing', async () => {
    const ids = ['b', 'c', 'd', 'e', 'f', '1', '2', '3', '4', '5', '6', '7'].map(hash);
    const world = createWorld({
      submissions: ids.map((submissionId) => submissionOf({ submissionId })),
      elsewhere: ids.map((submissionId) => stageOf({ submissionId })),
    });
    await world.post(`${elsewhere}/code`, {});
    for (const id of ids)
      expect((await world.post(`${path}/all/${id}/1`, { ...approve, code: codeIn(world) })).status).toBe(303);
    expect(world.wrongCodes()).toBe(0);
  });

  test('is not there for a stage the person was not asked in, nor for one that does not exist', async () => {
    const approvers = registerOf().people.filter(({ id }) => id === 'deputy');
    const world = createWorld({ ...two, elsewhere: [stageOf({ submissionId: hash('b'), approvers })] });
    for (const address of [elsewhere, `${path}/all/${hash('b')}/9`, `${path}/all/${hash('9')}/1`, `${path}/all/x/1`]) {
      expect((await world.get(address)).status).toBe(410);
      expect((await world.post(address, { ...approve, code: mailedCode })).status).toBe(410);
    }
    expect(world.writes).toEqual([]);
  });

  test('wrong codes there lock the link whose token was used', async () => {
    const world = createWorld(two);
    await world.post(`${elsewhere}/code`, {});
    const wrong = codeIn(world) === '999999' ? '888888' : '999999';
    for (let turn = 0; turn < 10; turn += 1) await world.post(elsewhere, { ...approve, code: wrong });
    expect(world.wrongCodes()).toBe(10);
    expect((await world.get(path)).status).toBe(423);
  });
});

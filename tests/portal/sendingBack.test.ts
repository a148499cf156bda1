import { describe, expect, test } from 'vitest';
import { decisionOf, registerOf } from '../builders/approval.ts';
import { pageOf } from './page.ts';
import { approveToken, code, createWorld } from './world.ts';

const path = `/approve/${approveToken}`;
const back = { choice: 'return:0', opinion: '请补充保密审查意见。', code };

describe('sending a report back', () => {
  test('the form offers the sender and every stage of the chain that was passed before', async () => {
    const page = await pageOf(await createWorld().get(path));
    expect(page.texts('choice').map((text) => text.replace(/[，。；].*/, ''))).toEqual([
      '同意按本页所示内容转入下一环节或发布',
      '退回报送单位本次报送终止',
      '退回“保密审查”环节内容不变',
    ]);
  });

  test('the first stage can send back to the sender only', async () => {
    const page = await pageOf(await createWorld({ stage: { position: 0 } }).get(path));
    expect(page.texts('choice')).toHaveLength(2);
  });

  test('to an earlier stage it closes this one without ending the submission', async () => {
    const world = createWorld();
    expect((await world.post(path, back)).status).toBe(303);
    expect(world.stage()).toMatchObject({ outcome: 'sentBack', decisions: [{ choice: 'return', returnTo: 0 }] });
    const page = await pageOf(await world.get(path));
    expect(page.heading()).toBe('您已将年报退回前面的环节');
    expect(page.texts('decision').at(-1)).toContain('县水务局局长退回“保密审查”环节');
  });

  test('to the sender it returns the submission', async () => {
    const world = createWorld();
    await world.post(path, { ...back, choice: 'return' });
    expect(world.stage()).toMatchObject({ outcome: 'returned', decisions: [{ returnTo: null }] });
  });

  test.each(['return:1', 'return:7', 'return:-1', 'return:x', 'approve:0'])(
    'a stage that was not passed before (%s) is no choice',
    async (choice) => {
      const world = createWorld();
      expect((await pageOf(await world.post(path, { ...back, choice }))).texts('problem')).toEqual([
        '请选择“同意”或“退回”。',
      ]);
      expect(world.stage().outcome).toBeNull();
    },
  );

  test('needs an opinion, and keeps the choice', async () => {
    const page = await pageOf(await createWorld().post(path, { ...back, opinion: '' }));
    expect(page.texts('problem')).toEqual(['退回时请写明意见，以便修改或重新办理。']);
    const checked = page.all('input').find(({ attrs }) => attrs.some(({ name }) => name === 'checked'));
    expect(checked?.attrs).toContainEqual({ name: 'value', value: 'return:0' });
  });
});

describe('a stage that is visited again', () => {
  test('shows which stage and role sent it back, and why', async () => {
    const sentBack = { stage: '主管部门审核', role: '县政府办公室政务公开科科长', opinion: '签发日期有误。' };
    const page = await pageOf(await createWorld({ stage: { sentBack } }).get(path));
    expect(page.texts('sent-back')).toEqual([
      '“主管部门审核”环节退回本环节重新办理县政府办公室政务公开科科长的意见：签发日期有误。',
    ]);
  });
});

describe('people who act for others', () => {
  const approvers = registerOf()
    .people.filter(({ id }) => id === 'head' || id === 'deputy')
    .map((person) => (person.id === 'head' ? { ...person, inPlaceOf: '县水务局党组书记' } : person));

  test('are told so on their page', async () => {
    const page = await pageOf(await createWorld({ stage: { approvers } }).get(path));
    expect(page.texts('approval-kicker')).toEqual(['请县水务局局长审批（代县水务局党组书记办理）']);
  });

  test('are shown so to the others', async () => {
    const stage = { approvers, need: 2, decisions: [decisionOf()] };
    const page = await pageOf(await createWorld({ stage, link: { personId: 'deputy' } }).get(path));
    expect(page.texts('decision').at(1)).toContain('县水务局局长（代县水务局党组书记）同意');
  });
});

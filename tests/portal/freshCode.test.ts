import { describe, expect, test } from 'vitest';
import { pageOf } from './page.ts';
import { approveToken, createWorld, code as mailedCode, type WorldParts } from './world.ts';

const path = `/approve/${approveToken}`;
const strict: WorldParts = { approval: { code: 'fresh' } };
const approve = { choice: 'approve', opinion: '同意发布。' };

type World = ReturnType<typeof createWorld>;

const codeIn = ({ mails }: World): string =>
  /确认码（10分钟内有效）[：:]\s*(\d{6})/.exec(mails.at(-1)?.mail.text ?? '')?.[1] ?? 'no code';

const other = (code: string): string => String((Number(code) + 1) % 1_000_000).padStart(6, '0');

describe('where the authority wants fresh codes', () => {
  test('the page offers to mail one, and says to which mailbox without naming it in full', async () => {
    const page = await pageOf(await createWorld(strict).get(path));
    expect(page.attributes('button', 'formaction').filter(Boolean)).toEqual([`${path}/code#code`]);
    expect(page.text()).toContain('将发到您登记的邮箱 h***@example.org，10分钟内有效');
  });

  test('the code of the mail is good for nothing, and is no wrong code while none was asked for', async () => {
    const world = createWorld(strict);
    const page = await pageOf(await world.post(path, { ...approve, code: mailedCode }));
    expect(page.texts('problem')).toEqual(['确认码尚未发送或已过期。请点击“发送确认码”，再填写新邮件中的6位数字。']);
    expect(world.wrongCodes()).toBe(0);
    await world.post(`${path}/code`, {});
    if (codeIn(world) !== mailedCode) await world.post(path, { ...approve, code: mailedCode });
    expect(world.stage().outcome).toBeNull();
  });

  test('the button mails a code to the registered mailbox, keeps what was filled in, and the code decides', async () => {
    const world = createWorld(strict);
    const asked = await world.post(`${path}/code`, { choice: 'return', opinion: '请核对数据。' });
    expect(asked.status).toBe(200);
    const page = await pageOf(asked);
    expect(page.texts('asked')).toEqual(['确认码已发送，请查收邮件。']);
    expect(page.text()).toContain('请核对数据。');
    expect(world.mails).toHaveLength(1);
    expect(world.mails[0]?.recipient.mail).toBe('head@example.org');
    expect(world.mails[0]?.mail.text).not.toContain(approveToken);
    expect(world.mails[0]?.mail.subject).not.toContain(codeIn(world));
    expect(world.stage().decisions).toEqual([]);
    expect((await world.post(path, { ...approve, code: codeIn(world) })).status).toBe(303);
    expect(world.stage().outcome).toBe('approved');
  });

  test('a code is good for ten minutes', async () => {
    const world = createWorld(strict);
    await world.post(`${path}/code`, {});
    world.wait(10);
    expect((await world.post(path, { ...approve, code: codeIn(world) })).status).toBe(422);
    expect(world.wrongCodes()).toBe(0);
    expect(world.stage().outcome).toBeNull();
  });

  test('a newer code ends the one before', async () => {
    const world = createWorld(strict);
    await world.post(`${path}/code`, {});
    const first = codeIn(world);
    world.wait(1);
    await world.post(`${path}/code`, {});
    if (first !== codeIn(world)) await world.post(path, { ...approve, code: first });
    expect(world.stage().outcome).toBeNull();
    await world.post(path, { ...approve, code: codeIn(world) });
    expect(world.stage().outcome).toBe('approved');
  });

  test('at most one a minute is mailed, and the page says when the next can be', async () => {
    const world = createWorld(strict);
    await world.post(`${path}/code`, {});
    const page = await pageOf(await world.post(`${path}/code`, {}));
    expect(page.texts('asked')).toEqual([
      '确认码每分钟只能发送一次，每小时最多5次，请于2026年1月25日 10:01后再试。此前收到的确认码在有效期内仍可使用。',
    ]);
    expect(world.mails).toHaveLength(1);
    expect((await world.post(path, { ...approve, code: codeIn(world) })).status).toBe(303);
  });

  test('at most five an hour are mailed, however often and however fast a scanner presses the button', async () => {
    const world = createWorld(strict);
    await Promise.all(Array.from({ length: 10 }, () => world.post(`${path}/code`, {})));
    expect(world.mails).toHaveLength(1);
    for (let turn = 0; turn < 20; turn += 1) {
      world.wait(2);
      await world.post(`${path}/code`, {});
    }
    expect(world.mails).toHaveLength(5);
    expect(world.wrongCodes()).toBe(0);
    expect(world.stage().decisions).toEqual([]);
    world.wait(21);
    await world.post(`${path}/code`, {});
    expect(world.mails).toHaveLength(6);
  });

  test('ten wrong codes lock the link as ever', async () => {
    const world = createWorld(strict);
    await world.post(`${path}/code`, {});
    const right = codeIn(world);
    for (let turn = 0; turn < 10; turn += 1) await world.post(path, { ...approve, code: other(right) });
    expect((await world.post(path, { ...approve, code: right })).status).toBe(423);
    expect((await world.post(`${path}/code`, {})).status).toBe(423);
    expect(world.stage().decisions).toEqual([]);
  });

  test('what the mail server does not take is told', async () => {
    const world = createWorld({ ...strict, mailServer: () => 'refused' });
    const page = await pageOf(await world.post(`${path}/code`, {}));
    expect(page.texts('asked')).toEqual(['邮件暂时没有发出，请一分钟后再点击“发送确认码”。']);
  });

  test('opening the address of the button does nothing', async () => {
    const world = createWorld(strict);
    expect((await world.get(`${path}/code`)).status).toBe(405);
    expect(world.mails).toEqual([]);
    expect(world.writes).toEqual([]);
  });
});

describe('where the code of the mail is enough', () => {
  test('nothing is offered to be mailed', async () => {
    const page = await pageOf(await createWorld().get(path));
    expect(page.attributes('button', 'formaction').filter(Boolean)).toEqual([]);
  });

  test('a link that was mailed without one, before the setting was changed, still works', async () => {
    const world = createWorld({ link: { codeHash: null } });
    await world.post(`${path}/code`, {});
    expect((await world.post(path, { ...approve, code: codeIn(world) })).status).toBe(303);
  });
});

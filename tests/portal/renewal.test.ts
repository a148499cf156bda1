import { describe, expect, test } from 'vitest';
import { MailError } from '../../functions/shared/errors.ts';
import { pageOf } from './page.ts';
import { createWorld, sendToken, type WorldParts } from './world.ts';

const path = `/send/${sendToken}`;
const ended = '2026-06-01T00:00:00.000Z';
const worldOf = (parts: WorldParts = {}) => createWorld({ now: ended, ...parts });

describe('a new link on the page of one that has ended', () => {
  test('is offered, and only looking at the page sends nothing', async () => {
    const world = worldOf();
    const page = await pageOf(await world.get(path));
    expect(page.attributes('form', 'action')).toEqual([`${path}/renew`]);
    await world.get(`${path}/renew`);
    expect([world.writes, world.mails]).toEqual([[], []]);
  });

  test('goes to the mailbox of the register, for as long as links are good', async () => {
    const world = worldOf();
    const answer = await world.post(`${path}/renew`, {});
    expect(answer.status).toBe(200);
    expect((await pageOf(answer)).heading()).toBe('申请已收到');
    expect(world.mails.map(({ recipient }) => recipient.mail)).toEqual(['sender@example.org']);
    expect(world.mails[0]?.mail.text).toContain('https://gongkai.example.org/send/new-link-of-sender-for-120-days');
    expect(world.mails[0]?.mail.text).toContain('2026年9月29日');
  });

  test('is sent once an hour at most', async () => {
    const world = worldOf();
    for (let post = 0; post < 5; post += 1) await world.post(`${path}/renew`, {});
    expect(world.mails).toHaveLength(1);
    world.wait(60);
    await world.post(`${path}/renew`, {});
    expect(world.mails).toHaveLength(2);
  });

  test('the answer is the same to the letter whether one was sent or not', async () => {
    const refusing = () => {
      throw new MailError('The mail server is away');
    };
    const twice = worldOf();
    await twice.post(`${path}/renew`, {});
    const answers = await Promise.all(
      [worldOf(), twice, worldOf({ senders: ['secrecy'] }), worldOf({ mailServer: refusing })].map(async (world) => {
        const answer = await world.post(`${path}/renew`, {});
        return `${answer.status} ${await answer.text()}`;
      }),
    );
    expect(new Set(answers).size).toBe(1);
  });

  test('is not for somebody who sends no more', async () => {
    const world = worldOf({ senders: ['secrecy'] });
    await world.post(`${path}/renew`, {});
    expect([world.writes, world.mails]).toEqual([[], []]);
  });

  test('a link that is good leads to its page instead, and one nobody was given to none', async () => {
    const world = createWorld();
    const answer = await world.post(`${path}/renew`, {});
    expect([answer.status, answer.headers.get('location')]).toEqual([303, path]);
    expect((await world.post(`/send/${'B'.repeat(43)}/renew`, {})).status).toBe(410);
    expect([world.writes, world.mails]).toEqual([[], []]);
  });
});

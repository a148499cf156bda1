import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Attempt, allowCode, guess, signInFor } from '../../functions/board/signIn.ts';
import { changeItem } from '../../functions/shared/change.ts';
import type { SignIn } from '../../schemas/session.ts';
import { boardRegister, createBoardWorld, officerMail } from './world.ts';

const now = new Date('2026-01-27T02:00:00.000Z');
const token = 'T'.repeat(43);
const fresh = (): SignIn => signInFor('office', token, '123456', now);
/** A code filled into the page that asked for it, sent once. */
const attempt = (code: string, id: string = randomUUID()): Attempt => ({ id, token, code });
const minutes = (count: number): Date => new Date(now.getTime() + count * 60_000);

describe('a mailed code', () => {
  test('opens one session only, and only from the page that asked for it', () => {
    expect(guess(fresh(), attempt('123456'), now).right).toBe(true);
    expect(guess(fresh(), { ...attempt('123456'), token: 'U'.repeat(43) }, now).right).toBe(false);
    expect(guess(guess(fresh(), attempt('123456'), now).signIn, attempt('123456'), now).right).toBe(false);
  });

  test('is right for the attempt that gave it, also when the answer to its write was lost and it is tried again', async () => {
    let stored = fresh();
    let answers = 0;
    const store = {
      read: async () => stored,
      write: async (item: SignIn) => {
        answers += 1;
        if (answers === 1) stored = { ...item, revision: item.revision + 1 };
        return 'conflict' as const;
      },
    };
    const { right } = await changeItem(
      store,
      (signIn) => guess(signIn, attempt('123456', 'one'), now),
      ({ signIn }) => signIn,
    );
    expect(right).toBe(true);
    expect(stored).toMatchObject({ tries: 1, used: true });
    expect(guess(stored, attempt('123456', 'another'), now).right).toBe(false);
  });

  test('holds for ten minutes', () => {
    expect(guess(fresh(), attempt('123456'), minutes(9.99)).right).toBe(true);
    expect(guess(fresh(), attempt('123456'), minutes(10)).right).toBe(false);
  });

  test('is worth nothing after five wrong guesses', () => {
    let signIn = fresh();
    for (let count = 0; count < 5; count += 1) signIn = guess(signIn, attempt('000000'), now).signIn;
    expect(guess(signIn, attempt('123456'), now)).toEqual({ signIn, right: false });
  });

  test('is mailed five times an hour at most', () => {
    let mailed = { at: [] as string[], revision: 0 };
    const ask = (at: Date): boolean => {
      const answer = allowCode(mailed, at);
      mailed = answer.mailed;
      return answer.allowed;
    };
    expect([0, 1, 2, 3, 4, 5, 59].map((minute) => ask(minutes(minute)))).toEqual([
      true,
      true,
      true,
      true,
      true,
      false,
      false,
    ]);
    expect(ask(minutes(60))).toBe(true);
  });

  test('however guesses race, five are looked at and one session is opened at most', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.constantFrom('123456', '000000', '999999'), { minLength: 1, maxLength: 12 }),
        fc.scheduler(),
        async (codes, scheduler) => {
          let stored = fresh();
          const store = {
            read: () => scheduler.schedule(Promise.resolve()).then(() => stored),
            write: (item: SignIn) =>
              scheduler.schedule(Promise.resolve()).then(() => {
                if (item.revision !== stored.revision) return 'conflict' as const;
                stored = { ...item, revision: item.revision + 1 };
                return 'written' as const;
              }),
          };
          const answers = Promise.all(
            codes
              .map((code) => attempt(code))
              .map((sent) =>
                changeItem(
                  store,
                  (signIn) => guess(signIn, sent, now),
                  ({ signIn }) => signIn,
                ),
              ),
          );
          await scheduler.waitFor(answers);
          const right = (await answers).filter((answer) => answer.right);
          expect(stored.tries).toBeLessThanOrEqual(5);
          expect(right.length).toBe(stored.used ? 1 : 0);
        },
      ),
    );
  });
});

describe('signing in', () => {
  test('an officer gets a code and with it the board', async () => {
    const world = createBoardWorld();
    const answer = await world.signIn();
    expect(answer.status).toBe(303);
    expect(answer.headers.get('location')).toBe('/board/2025');
    expect((await world.get('/board/2025')).status).toBe(200);
  });

  test('the cookie is bound to the host, kept from scripts and from other sites', async () => {
    const cookie = (await createBoardWorld().signIn()).headers.get('set-cookie');
    expect(cookie).toMatch(/^__Host-gongkai-board=[A-Za-z0-9_-]{43}; /);
    for (const part of ['Path=/', 'HttpOnly', 'Secure', 'SameSite=Strict']) expect(cookie).toContain(part);
    expect(cookie).not.toMatch(/Domain|Max-Age|Expires/);
  });

  test('over plain HTTP, as the embedded stack speaks it, it has neither prefix nor Secure', async () => {
    const cookie = (await createBoardWorld({ secure: false }).signIn()).headers.get('set-cookie');
    expect(cookie).toMatch(/^gongkai-board=/);
    expect(cookie).not.toContain('Secure');
  });

  test('the answer is the same for an address nobody has, and nothing is mailed', async () => {
    const world = createBoardWorld();
    const [known, unknown, sender] = await Promise.all(
      [officerMail, 'nobody@example.org', 'sender@example.org'].map(async (mail) => {
        const answer = await world.post('/board/sign-in', [['mail', mail]]);
        return `${answer.status} ${(await answer.text()).replace(/value="[^"]{43}"/, '')}`;
      }),
    );
    expect(unknown).toBe(known);
    expect(sender).toBe(known);
    expect(world.codes.map(({ to }) => to)).toEqual([officerMail]);
  });

  test('a wrong, a spent and an unknown code are answered alike', async () => {
    const world = createBoardWorld();
    const text = async (answer: Response): Promise<string> =>
      `${answer.status} ${(await answer.text()).replace(/value="[^"]{43}"/, '')}`;
    const request = await world.askCode();
    const wrong = await text(await world.giveCode(request, 'abcdef'));
    const unknown = await text(await world.giveCode(await world.askCode('nobody@example.org'), '123456'));
    expect(unknown).toBe(wrong);
    expect(wrong).toContain('422');
  });

  test('more codes than five an hour are not mailed, and nobody is told', async () => {
    const world = createBoardWorld();
    for (let count = 0; count < 7; count += 1) expect(await world.askCode()).toHaveLength(43);
    expect(world.codes).toHaveLength(5);
  });
});

describe('a session', () => {
  const hours = (count: number): number => count * 3_600_000;

  test('ends eight hours after the officer did something last, and looking is not doing', async () => {
    const world = createBoardWorld();
    await world.signIn();
    world.later(hours(7));
    expect((await world.get('/board/2025')).status).toBe(200);
    world.later(hours(1));
    expect((await world.get('/board/2025')).headers.get('location')).toBe('/board/sign-in');
  });

  test('goes on with what the officer does, for twelve hours at most', async () => {
    const failures = [
      {
        mailId: 'm',
        personId: 'head',
        role: '局长',
        kind: 'refused' as const,
        code: 'smtp 550',
        firstAt: '2026-01-27T01:00:00.000Z',
        lastAt: '2026-01-27T01:00:00.000Z',
        tries: 1,
        told: true,
        clearedAt: null,
      },
    ];
    const world = createBoardWorld({ failures });
    await world.signIn();
    for (const wait of [7, 4]) {
      world.later(hours(wait));
      const answer = await world.post('/board/mails', [
        ['form', await world.formToken()],
        ['mail', 'm'],
      ]);
      expect(answer.headers.get('location')).toBe('/board/mails');
    }
    world.later(hours(1));
    expect((await world.get('/board/2025')).headers.get('location')).toBe('/board/sign-in');
  });

  test('of somebody who is no officer any more is over at once', async () => {
    const world = createBoardWorld();
    await world.signIn();
    world.putRegister(boardRegister({ officers: ['deputy'] }));
    expect((await world.get('/board/2025')).status).toBe(303);
  });

  test('is over once its officer has signed out, whoever kept the cookie', async () => {
    const world = createBoardWorld();
    await world.signIn();
    const kept = world.cookie();
    await world.post('/board/sign-out', [['form', await world.formToken()]]);
    expect(world.cookie()).toBe('');
    world.useCookie(kept);
    expect((await world.get('/board/2025')).status).toBe(303);
  });

  test('nothing of the token or the form token is stored', async () => {
    const world = createBoardWorld();
    await world.signIn();
    const stored = JSON.stringify([...world.sessions]);
    expect(stored).not.toContain(world.cookie().split('=')[1]);
    expect(stored).not.toContain(await world.formToken());
  });

  test('takes no form of another site, and none without its token', async () => {
    const world = createBoardWorld();
    await world.signIn();
    const form = await world.formToken();
    const chase: [string, string][] = [
      ['agency', 'shuiwu'],
      ['round', 'board.1769479200000'],
    ];
    expect((await world.post('/board/2025/chase', chase)).status).toBe(400);
    const foreign = await world.post('/board/2025/chase', [['form', form], ...chase], {
      'sec-fetch-site': 'cross-site',
    });
    expect(foreign.status).toBe(400);
    expect(world.acted).toEqual([]);
    expect((await world.post('/board/2025/chase', [['form', form], ...chase])).status).toBe(200);
    expect(world.acted).toEqual([{ act: 'chase', arguments: [['shuiwu'], 'board.1769479200000'] }]);
  });
});

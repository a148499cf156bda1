import { expect, test } from 'vitest';
import { workThrough } from '../../functions/campaign/workThrough.ts';
import { MailError } from '../../functions/shared/errors.ts';

const limits = { atOnce: 2, mostFaults: 2, timeLeft: () => true };
const notTaken = async (): Promise<void> => {
  throw new MailError('not taken');
};

test('Tasks are begun in their order, and never more than so many at once', async () => {
  const begun: number[] = [];
  let under = 0;
  let most = 0;
  const task = (index: number) => async () => {
    begun.push(index);
    under += 1;
    most = Math.max(most, under);
    await new Promise((resolve) => setImmediate(resolve));
    under -= 1;
  };
  expect(await workThrough([0, 1, 2, 3, 4].map(task), limits)).toEqual({ done: 5, left: 0, faults: [] });
  expect(begun).toEqual([0, 1, 2, 3, 4]);
  expect(most).toBe(2);
});

test('A mail that is not taken keeps no other from being sent, and is left for the next run', async () => {
  const sent: string[] = [];
  const answer = await workThrough(
    [notTaken, async () => void sent.push('second'), async () => void sent.push('third')],
    limits,
  );
  expect(sent).toEqual(['second', 'third']);
  expect(answer).toMatchObject({ done: 2, left: 1, faults: [{ name: 'MailError' }] });
});

test('A server that takes nothing is not asked a thousand times', async () => {
  let tries = 0;
  const task = () => {
    tries += 1;
    return notTaken();
  };
  const { done, left } = await workThrough(
    Array.from({ length: 1000 }, () => task),
    { ...limits, atOnce: 1 },
  );
  expect({ tries, done, left }).toEqual({ tries: 2, done: 0, left: 1000 });
});

test('When time is over nothing more is begun, and the rest is left', async () => {
  let time = 3;
  const timeLeft = () => {
    time -= 1;
    return time >= 0;
  };
  expect(
    await workThrough(
      Array.from({ length: 9 }, () => async () => {}),
      { ...limits, atOnce: 1, timeLeft },
    ),
  ).toEqual({
    done: 3,
    left: 6,
    faults: [],
  });
});

test('Any other fault is thrown once what has begun is done', async () => {
  let noted = false;
  const slow = async () => {
    await new Promise((resolve) => setTimeout(resolve, 20));
    noted = true;
  };
  const broken = async () => {
    throw new TypeError('ours');
  };
  await expect(workThrough([slow, broken], limits)).rejects.toThrow('ours');
  expect(noted).toBe(true);
});

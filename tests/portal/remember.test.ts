import { expect, test } from 'vitest';
import { remember } from '../../functions/portal/remember.ts';

const counting = (most: number) => {
  const fetched: string[] = [];
  const ask = remember(most, async (key) => {
    fetched.push(key);
    return key.toUpperCase();
  });
  return { ask, fetched };
};

test('what was asked for before is not fetched again', async () => {
  const { ask, fetched } = counting(2);
  expect(await Promise.all([ask('a'), ask('a')])).toEqual(['A', 'A']);
  expect(await ask('a')).toBe('A');
  expect(fetched).toEqual(['a']);
});

test('what was not asked for longest makes room', async () => {
  const { ask, fetched } = counting(2);
  for (const key of ['a', 'b', 'a', 'c', 'a', 'b']) await ask(key);
  expect(fetched).toEqual(['a', 'b', 'c', 'b']);
});

test('what could not be fetched is tried again', async () => {
  let tries = 0;
  const ask = remember(2, async () => {
    tries += 1;
    if (tries === 1) throw new Error('not now');
    return tries;
  });
  await expect(ask('a')).rejects.toThrow('not now');
  expect(await ask('a')).toBe(2);
});

import { globSync } from 'node:fs';
import { basename } from 'node:path';
import { describe, expect, test } from 'vitest';
import { readCollected } from '../builders/collected.ts';
import { likes, outOfReach } from './outOfReach.ts';

// Last of all: what the journeys of this run have used of what the template grants, action by action, resource by resource,
// key by key. A run of a few files shows nothing about the rest, and says so.

const { walked, granted, used } = readCollected(process.env.GONGKAI_USED_GRANTS ?? '');
const left = globSync('tests/journeys/*.test.ts')
  .map((file) => basename(file))
  .filter((name) => !walked.has(name));
const all = left.length === 0;
if (!all)
  console.info(`Unused grants are looked for when all journeys were walked to their end. Not so: ${left.join(', ')}`);

const reasonFor = (grant: string): string | undefined => outOfReach.find(({ grants }) => grants.test(grant))?.reason;

describe('least privilege', () => {
  test('what the template grants, a journey uses, or it is said why none can', () => {
    const unused = [...granted].filter(
      (grant) => !likes(grant).some((like) => used.has(like)) && reasonFor(grant) === undefined,
    );
    expect(all ? unused.sort() : []).toEqual([]);
  });

  test('what is said to be out of reach is granted, and no journey has used it', () => {
    const wrong = outOfReach.filter(({ grants, byChance }) => {
      const meant = [...granted].filter((grant) => grants.test(grant));
      return meant.length === 0 || (!byChance && meant.every((grant) => used.has(grant)));
    });
    expect(all ? wrong : []).toEqual([]);
  });

  test('a stack that was walked on has written down what it grants: nothing is compared with nothing', () => {
    expect(walked.size > 0 && granted.size === 0).toBe(false);
    expect(all && used.size === 0).toBe(false);
  });
});

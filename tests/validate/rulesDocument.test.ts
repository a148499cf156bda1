import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { rules } from '../../functions/validate/rules/index.ts';
import { notRules } from '../../functions/validate/rules/notRules.ts';
import { rulesDocument } from '../../functions/validate/rulesDocument.ts';

/** The field notes number 93 checks: so many in each group. */
const numbered = { A: 18, B: 7, C: 10, D: 14, E: 18, F: 7, G: 11, H: 8 };
const ids = Object.entries(numbered).flatMap(([group, count]) =>
  Array.from({ length: count }, (_, index) => `${group}${String(index + 1).padStart(2, '0')}`),
);

test('each of the 93 checks of the field notes is a rule or says why it is none', () => {
  expect([...rules.map(({ id }) => id), ...Object.keys(notRules)].sort()).toEqual(ids.sort());
});

test.each(rules.map((rule) => [rule.id, rule] as const))(
  '%s says what is right, why, where and in what words',
  (_, rule) => {
    for (const text of [rule.title, rule.basis, rule.involves, ...Object.values(rule.messages)])
      expect(text).toMatch(/\p{Script=Han}/u);
    expect(Object.keys(rule.messages).length).toBeGreaterThan(0);
  },
);

test('docs/rules.md is what the rules say (npm run rules writes it)', () => {
  expect(readFileSync('docs/rules.md', 'utf8')).toBe(rulesDocument());
});

import { afterAll, expect, test } from 'vitest';
import type { Json } from '../../../local/states/execution.ts';
import { createEvaluator } from '../../../local/states/expressions/evaluator.ts';

const evaluator = createEvaluator({ limitMilliseconds: 1000 });
afterAll(() => evaluator.stop());

const now = Date.parse('2025-03-31T16:00:00Z');
const evaluate = (template: Json, variables: Record<string, Json> = {}) =>
  evaluator.evaluate({ template, location: 'Output', variables, now });

test('Expressions are evaluated wherever they stand; everything else stays as it is', async () => {
  const template = { a: ['{% $n + 1 %}', { b: '{% $states.input %}' }], '{% key %}': ' {% no %}', c: null };
  expect(await evaluate(template, { n: 1, states: { input: { x: [1] } } })).toEqual({
    a: [2, { b: { x: [1] } }],
    '{% key %}': ' {% no %}',
    c: null,
  });
});

test.each<[string, Json]>([
  ['$partition([1,2,3,4,5], 2)', [[1, 2], [3, 4], [5]]],
  ['$range(0, 10, 5)', [0, 5, 10]],
  ['$range(3, 1, -1)', [3, 2, 1]],
  ["$hash('abc', 'SHA-256')", 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad'],
  ['$parse(\'{"a":[1]}\')', { a: [1] }],
  ['$random(7) = $random(7)', true],
  ['$random() < 1', true],
  ['$length($uuid())', 36],
  ['$now()', '2025-03-31T16:00:00.000Z'],
  ["$now('[Y]-[M01]-[D01]', '+0800')", '2025-04-01'],
  ['$millis()', now],
  ['$merge([{ "a": 1 }, { "b": $missing }])', { a: 1 }],
  ['null', null],
])('%s', async (expression, expected) => {
  expect(await evaluate(`{% ${expression} %}`)).toEqual(expected);
});

test.each([
  ['$missing', 'returned nothing (undefined)'],
  ['field', 'returned nothing (undefined)'],
  ["$eval('1')", 'threw an error during evaluation'],
  ["$hash('a', 'CRC')", '$hash knows MD5, SHA-1, SHA-256, SHA-384, SHA-512'],
  ['$partition([1], 0)', '$partition needs a size of 1 or more'],
  ['$range(0, 10, 0)', 'is not a range of at most 1000 numbers'],
  ['$range(0, 100000, 1)', 'is not a range of at most 1000 numbers'],
  ["$parse('{')", 'JSON'],
  ['[function($x) { $x }]', 'returned an unsupported result type'],
])('%s fails as States.QueryEvaluationError', async (expression, cause) => {
  await expect(evaluate({ here: `{% ${expression} %}` })).rejects.toMatchObject({
    error: 'States.QueryEvaluationError',
    location: 'Output/here',
    cause: expect.stringContaining(cause),
  });
});

test('What does not end, or wants all the memory, fails alone', async () => {
  const endless = evaluate('{% ($f := function($n) { $f($n + 1) }; $f(0)) %}');
  const greedy = evaluate("{% ($s := function($t) { $s($t & $t) }; $s('0123456789')) %}");
  const plain = evaluate('{% 1 + 1 %}');
  await expect(endless).rejects.toThrow('took longer than 1 s');
  await expect(greedy).rejects.toMatchObject({ error: 'States.QueryEvaluationError' });
  expect(await plain).toBe(2);
});

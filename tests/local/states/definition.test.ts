import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { readDefinition } from '../../../local/states/read-definition.ts';

const withState = (state: object, more: object = {}) => ({
  QueryLanguage: 'JSONata',
  StartAt: 'A',
  States: { A: { End: true, ...state } },
  ...more,
});

const lambda = {
  Type: 'Task',
  Resource: 'arn:aws:states:::lambda:invoke',
  Arguments: { FunctionName: 'arn:aws:lambda:us-east-1:000000000000:function:f' },
};

test('The path is run as it stands', () => {
  const text = readFileSync(new URL('../../../workflows/publish-report.asl.json', import.meta.url), 'utf8');
  const definition = readDefinition('path', JSON.parse(text.replace(/\$\{Partition\}/g, 'aws')));
  expect(definition.StartAt).toBe('Receipt');
});

test('Retriers have the defaults of the language', () => {
  const { States } = readDefinition('m', withState({ ...lambda, Retry: [{ ErrorEquals: ['States.ALL'] }] }));
  expect(States.A).toMatchObject({
    Retry: [{ IntervalSeconds: 1, MaxAttempts: 3, BackoffRate: 2, JitterStrategy: 'NONE' }],
  });
});

test.each([
  ['a Map state', withState({ Type: 'Map' }), 'state "A": field "Type": this type of state is not supported'],
  ['a JSONPath field', withState({ Type: 'Pass', InputPath: '$' }), 'state "A": field "InputPath" is not supported'],
  ['JSONPath', { ...withState({ Type: 'Pass' }), QueryLanguage: 'JSONPath' }, 'top level: field "QueryLanguage"'],
  ['another integration', withState({ ...lambda, Resource: 'arn:aws:states:::sqs:sendMessage' }), 'only lambda:invoke'],
  [
    'another argument',
    withState({ ...lambda, Arguments: { ...lambda.Arguments, Qualifier: 'live' } }),
    'state "A": field "Arguments.Qualifier" is not supported',
  ],
  [
    'an unknown field of a retrier',
    withState({ ...lambda, Retry: [{ ErrorEquals: ['A'], Jitter: 1 }] }),
    'state "A": field "Retry.0.Jitter" is not supported',
  ],
  [
    'a Next that leads nowhere',
    withState({ Type: 'Pass', End: undefined, Next: 'B' }),
    'leads to "B", which is no state',
  ],
  ['neither Next nor End', withState({ Type: 'Pass', End: undefined }), 'must have either Next or End'],
  ['a StartAt that is no state', withState({ Type: 'Pass' }, { StartAt: 'B' }), 'StartAt names "B"'],
  [
    'an expression that does not compile',
    withState({ Type: 'Pass', Output: { a: ['{% 1 + %}'] } }),
    'field "Output.a.0"',
  ],
  ['an expression that does not end', withState({ Type: 'Pass', Output: '{% 1' }), 'must end with %}'],
  ['a timeout that is a plain text', withState({ ...lambda, TimeoutSeconds: '60' }), 'must be an expression'],
  ['a variable named states', withState({ Type: 'Pass', Assign: { states: 1 } }), '"states" is no name for a variable'],
  [
    'States.ALL beside another name',
    withState({ ...lambda, Retry: [{ ErrorEquals: ['States.ALL', 'A'] }] }),
    'States.ALL must stand alone',
  ],
])('A definition with %s is refused by name', (_, definition, message) => {
  expect(() => readDefinition('m', definition)).toThrow(message);
});

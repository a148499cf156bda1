import { expect, test } from 'vitest';
import { countTransitions } from '../../../local/states/transitions.ts';

const count = (...types: string[]) => countTransitions(types.map((type) => ({ type })));

test('Every state entered counts one', () => {
  expect(count('ExecutionStarted', 'PassStateEntered', 'PassStateExited', 'ChoiceStateEntered')).toBe(2);
});

test('Every retry of a task counts one more', () => {
  const attempt = ['TaskScheduled', 'TaskStarted', 'TaskFailed'];
  expect(count('TaskStateEntered', ...attempt, ...attempt, ...attempt, 'TaskStateExited')).toBe(3);
});

test('A redrive counts one, and the task it schedules again none', () => {
  const attempt = ['TaskScheduled', 'TaskStarted', 'TaskFailed'];
  expect(count('TaskStateEntered', ...attempt, 'ExecutionFailed', 'ExecutionRedriven', ...attempt, ...attempt)).toBe(3);
});

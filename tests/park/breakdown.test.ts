import { describe, expect, it } from 'vitest';
import { breakdownOf, brokeAfter, explain } from '../../functions/park/breakdown.ts';

describe('the cause of a fault', () => {
  it('is the message of the function’s error, without its stack trace', () => {
    const cause = JSON.stringify({
      errorType: 'StoredDataError',
      errorMessage: 'report.json is missing',
      trace: ['at …'],
    });
    expect(explain(cause)).toBe('report.json is missing');
  });

  it('is given as it stands when it is no error of a function', () => {
    expect(explain('The state machine ran out of time')).toBe('The state machine ran out of time');
    expect(explain('{"other":1}')).toBe('{"other":1}');
  });

  it('is cut to a length fit for a mail', () => {
    expect(explain('长'.repeat(600))).toBe(`${'长'.repeat(500)}…`);
  });

  it('is said to be missing when there is none', () => {
    expect([explain(null), explain(undefined), explain('')]).toEqual(Array(3).fill('工作流没有给出说明'));
  });
});

it('the authority is told which execution broke, how, and how to start it again', () => {
  const name = 'a'.repeat(64);
  const executionArn = `arn:aws:states:us-east-1:000000000000:execution:path:${name}`;
  const detail = { executionArn, name, status: 'TIMED_OUT' as const, input: '{}', error: null, cause: null };
  expect(breakdownOf(detail)).toEqual({
    executionArn,
    status: 'TIMED_OUT',
    error: '未给出',
    cause: '工作流没有给出说明',
    restartCommand: `npm run restart -- ${name}`,
  });
});

describe('an execution that broke', () => {
  const endedAt = '2026-01-25T02:00:00.000Z';
  const stopped = (time: string): number => Date.parse(time);

  it('after its submission had ended left people untold', () => {
    expect(brokeAfter(stopped('2026-01-25T02:00:03.000Z'), { endedAt })).toBe(true);
  });

  it('before a redrive that brought the submission to its end says nothing any more, however late the event comes', () => {
    expect(brokeAfter(stopped('2026-01-25T01:59:00.000Z'), { endedAt })).toBe(false);
  });

  it('at a time nobody knows is taken seriously', () => {
    expect([brokeAfter(null, { endedAt }), brokeAfter(undefined, { endedAt })]).toEqual([true, true]);
  });
});

import { describe, expect, test } from 'vitest';
import { peopleAsked } from '../../functions/approve/people.ts';
import { RegisterError } from '../../functions/shared/errors.ts';
import { registerOf } from '../builders/approval.ts';

const register = registerOf();
const now = new Date('2026-01-23T06:10:00.000Z');
const idsOf = ({ approvers }: ReturnType<typeof peopleAsked>) => approvers.map(({ id }) => id);

describe('who is asked in a stage', () => {
  test('those the register names, all of them unless it says how many', () => {
    const asked = peopleAsked({ name: '会签', approvers: ['head', 'deputy'] }, register, 'sender', now);
    expect(idsOf(asked)).toEqual(['head', 'deputy']);
    expect(asked).toMatchObject({ need: 2, deputy: null });
    expect(peopleAsked({ name: '会签', approvers: ['head', 'deputy'], need: 1 }, register, 'sender', now).need).toBe(1);
  });

  test('nobody approves what they sent themselves: the others are enough', () => {
    const asked = peopleAsked({ name: '会签', approvers: ['head', 'sender'] }, register, 'sender', now);
    expect(idsOf(asked)).toEqual(['head']);
    expect(asked.need).toBe(1);
  });

  test('where only the sender would be asked, the deputy is', () => {
    const definition = { name: '签发', approvers: ['sender'], deputy: 'head' };
    expect(peopleAsked(definition, register, 'sender', now)).toMatchObject({
      approvers: [{ id: 'head' }],
      deputy: null,
    });
  });

  test('where nobody is left, the register is at fault', () => {
    expect(() => peopleAsked({ name: '签发', approvers: ['sender'] }, register, 'sender', now)).toThrow(RegisterError);
  });

  test('a delegate is asked from the first day to the last, and is seen to act for the other’s role', () => {
    const delegations = [{ from: 'head', to: 'deputy', since: '2026-01-23', until: '2026-01-24' }];
    const askedOn = (instant: string) =>
      peopleAsked({ name: '签发', approvers: ['head'] }, { ...register, delegations }, 'sender', new Date(instant));
    expect(idsOf(askedOn('2026-01-22T15:59:59.000Z'))).toEqual(['head']);
    expect(askedOn('2026-01-22T16:00:00.000Z').approvers).toMatchObject([{ id: 'deputy', inPlaceOf: '县水务局局长' }]);
    expect(idsOf(askedOn('2026-01-24T15:59:59.000Z'))).toEqual(['deputy']);
    expect(idsOf(askedOn('2026-01-24T16:00:00.000Z'))).toEqual(['head']);
  });

  test('two who hand over to the same person ask that person once', () => {
    const period = { since: '2026-01-01', until: '2026-12-31' };
    const delegations = [
      { from: 'head', to: 'office', ...period },
      { from: 'deputy', to: 'office', ...period },
    ];
    const asked = peopleAsked({ name: '会签', approvers: ['head', 'deputy'] }, { ...register, delegations }, null, now);
    expect(idsOf(asked)).toEqual(['office']);
    expect(asked.need).toBe(1);
  });
});

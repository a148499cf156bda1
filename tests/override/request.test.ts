import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  answerRequest,
  askAgain,
  isToAsk,
  isToSettle,
  outcomeOf,
  overrideOf,
} from '../../functions/override/request.ts';
import { changeItem, type ItemStore } from '../../functions/shared/change.ts';
import type { Choice } from '../../schemas/approval.ts';
import type { Answer, OverrideRequest } from '../../schemas/override.ts';
import { requestOf } from '../builders/override.ts';

const answerOf = (parts: Partial<Answer> = {}): Answer => ({
  personId: 'vice',
  choice: 'approve',
  opinion: '',
  answeredAt: '2026-01-24T08:00:00.000Z',
  ...parts,
});

describe('a request', () => {
  test('that wants no second person is confirmed as soon as it is made', () => {
    expect(outcomeOf(requestOf({ others: [] }))).toBe('confirmed');
    expect(outcomeOf(requestOf())).toBe('asked');
  });

  test('is confirmed or refused by the first officer who answers', () => {
    const { request, result } = answerRequest(requestOf(), answerOf());
    expect([outcomeOf(request), result]).toEqual(['confirmed', 'recorded']);
    const refused = answerRequest(requestOf(), answerOf({ choice: 'return' }));
    expect(outcomeOf(refused.request)).toBe('refused');
    expect(answerRequest(request, answerOf({ personId: 'director', choice: 'return' }))).toEqual({
      request,
      result: 'late',
    });
  });

  test('takes an answer for recorded that stands already, for only the answer to its write may have been lost', () => {
    const { request } = answerRequest(requestOf(), answerOf());
    expect(answerRequest(request, answerOf())).toEqual({ request, result: 'recorded' });
    const later = answerOf({ answeredAt: '2026-01-24T08:00:00.001Z' });
    expect(answerRequest(request, later)).toEqual({ request, result: 'late' });
  });

  test('is never answered by the one who asked, nor by a stranger', () => {
    for (const personId of ['office', 'sender', ''])
      expect(answerRequest(requestOf(), answerOf({ personId }))).toEqual({ request: requestOf(), result: 'notAsked' });
  });

  test('is recorded with the submission by role, with the second person and the time of their answer', () => {
    expect(overrideOf(requestOf({ answer: answerOf() }))).toEqual({
      rule: 'A01',
      messages: ['“自然人”列左右相差1件，请核对。'],
      reason: '历史数据口径调整，已与报送单位核实。',
      by: '县政府办公室政务公开科科长',
      confirmedBy: '县政府办公室政务公开科副科长',
      at: '2026-01-24T08:00:00.000Z',
    });
    expect(overrideOf(requestOf({ others: [] }))).toMatchObject({ confirmedBy: null, at: '2026-01-24T02:00:00.000Z' });
  });

  test('is mailed once more when asked again, unless a mail is on its way or it has been answered', () => {
    expect(isToAsk(requestOf())).toBe(false);
    const again = askAgain(requestOf());
    expect(isToAsk(again)).toBe(true);
    expect(askAgain(again)).toBe(again);
    const answered = requestOf({ answer: answerOf() });
    expect(askAgain(answered)).toBe(answered);
  });

  test('is seen to until everything that follows from its outcome is done', () => {
    expect(isToSettle(requestOf())).toBe(false);
    expect(isToSettle(requestOf({ answer: answerOf() }))).toBe(true);
    expect(isToSettle(requestOf({ answer: answerOf(), settled: true }))).toBe(false);
  });
});

/** A store with the table's conditional write, in which others may come between any two steps. */
const storeOf = (first: OverrideRequest, between: () => Promise<void>) => {
  let stored = first;
  const outcomes: string[] = [];
  const store: ItemStore<OverrideRequest> = {
    read: async () => {
      await between();
      return stored;
    },
    write: async (request) => {
      await between();
      if (request.revision !== stored.revision) return 'conflict';
      if (stored.answer === null && request.answer !== null) outcomes.push(outcomeOf(request));
      stored = { ...request, revision: request.revision + 1 };
      return 'written';
    },
  };
  return { store, outcomes, stored: () => stored };
};

describe('officers who answer at once, while the sweep mails and the asker asks again', () => {
  test('make one result, which nothing changes afterwards', async () => {
    const voices = fc.array(
      fc.record({
        personId: fc.constantFrom('vice', 'director', 'office'),
        choice: fc.constantFrom<Choice>('approve', 'return'),
      }),
      { minLength: 2, maxLength: 6 },
    );
    await fc.assert(
      fc.asyncProperty(fc.scheduler(), voices, async (scheduler, spoken) => {
        const { store, outcomes, stored } = storeOf(requestOf({ asks: 2 }), () =>
          scheduler.schedule(Promise.resolve()),
        );
        const same = (request: OverrideRequest): OverrideRequest => request;
        const racing = spoken.map((voice, milliseconds) =>
          changeItem(
            store,
            (request) =>
              answerRequest(request, answerOf({ ...voice, answeredAt: `2026-01-24T08:00:00.00${milliseconds}Z` })),
            ({ request }) => request,
          ),
        );
        const others = [
          changeItem(store, (request) => ({ ...request, asked: 2 }), same),
          changeItem(store, askAgain, same),
          changeItem(store, (request) => (isToSettle(request) ? { ...request, settled: true } : request), same),
        ];
        const [answers] = await scheduler.waitFor(Promise.all([Promise.all(racing), Promise.all(others)]));

        const recorded = answers.filter(({ result }) => result === 'recorded');
        const heard = spoken.filter(({ personId }) => personId !== 'office');
        expect(outcomes).toHaveLength(heard.length > 0 ? 1 : 0);
        expect(recorded).toHaveLength(outcomes.length);
        if (outcomes.length > 0) expect(outcomeOf(stored())).toBe(outcomes[0]);
        expect(stored().answer?.personId).not.toBe('office');
        if (stored().settled) expect(stored().answer).not.toBeNull();
      }),
      { numRuns: 100 },
    );
  });
});

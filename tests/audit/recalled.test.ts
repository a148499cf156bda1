import { describe, expect, test } from 'vitest';
import { eventsOf } from '../../functions/audit/events.ts';
import type { Recall } from '../../schemas/submission.ts';
import { stageOf, submissionOf } from '../builders/approval.ts';

const recall: Recall = {
  personId: 'second-sender',
  role: '县水务局办公室主任',
  at: '2026-01-24T02:00:00.000Z',
  click: { address: '203.0.113.9', agent: 'Mozilla/5.0' },
};
const submission = submissionOf({ recall });
const eventsWith = (stages: Parameters<typeof eventsOf>[0]['stages']) =>
  eventsOf({ submission, senderRole: '县水务局办公室经办人', stages });

describe('the audit of a recall', () => {
  test('names the sender who took it back, by id and role, with the click and the receipt number they typed', () => {
    expect(eventsWith([]).find(({ action }) => action === 'recalled')).toEqual({
      id: 'recalled',
      at: recall.at,
      action: 'recalled',
      actor: { kind: 'sender', id: 'second-sender', role: '县水务局办公室主任' },
      text: '2026-0123-7F3A',
      address: '203.0.113.9',
      agent: 'Mozilla/5.0',
    });
  });

  test('and the stage that was closed by it', () => {
    const stages = [stageOf({ outcome: 'recalled', closedAt: '2026-01-24T02:00:01.000Z' })];
    expect(eventsWith(stages).find(({ action }) => action === 'closed')).toMatchObject({
      id: 'stage1.closed',
      actor: { kind: 'sender', id: 'second-sender', role: '县水务局办公室主任' },
      text: 'recalled',
    });
  });
});

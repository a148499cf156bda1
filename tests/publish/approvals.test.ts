import { describe, expect, it } from 'vitest';
import { assertApproved } from '../../functions/publish/approvals.ts';
import { approvalBy, approvedStage } from '../builders/stage.ts';

const hash = 'a'.repeat(64);
const otherHash = 'b'.repeat(64);
const chain = [
  { name: '保密审查', approvers: ['person-0'] },
  { name: '主要领导签发', approvers: ['person-1'] },
];
const complete = [approvedStage(0, hash), approvedStage(1, hash)];

describe('publish takes nobody’s word that a report was approved', () => {
  it('goes on when every stage of the chain was approved on this manifest', () => {
    expect(() => assertApproved(chain, complete, hash)).not.toThrow();
  });

  it('counts the last visit to a stage that was sent back to', () => {
    const visits = [
      approvedStage(0, hash),
      approvedStage(1, hash, { outcome: 'sentBack', decisions: [] }),
      approvedStage(0, hash, { index: 2 }),
      approvedStage(1, hash, { index: 3 }),
    ];
    expect(() => assertApproved(chain, visits, hash)).not.toThrow();
  });

  it.each([
    ['a stage was never opened', [approvedStage(0, hash)]],
    ['a stage is still open', [approvedStage(0, hash), approvedStage(1, hash, { outcome: null, closedAt: null })]],
    ['a stage was returned', [approvedStage(0, hash), approvedStage(1, hash, { outcome: 'returned' })]],
    ['a stage expired', [approvedStage(0, hash), approvedStage(1, hash, { outcome: 'expired' })]],
    ['a stage signed another manifest', [approvedStage(0, hash), approvedStage(1, otherHash)]],
    [
      'a stage says approved but holds no approval',
      [approvedStage(0, hash), approvedStage(1, hash, { decisions: [] })],
    ],
    [
      'a stage needs two people and one said it twice',
      [
        approvedStage(0, hash),
        approvedStage(1, hash, { need: 2, decisions: [approvalBy('person-1', hash), approvalBy('person-1', hash)] }),
      ],
    ],
    [
      'an earlier stage was visited again after this one approved',
      [approvedStage(0, hash), approvedStage(1, hash), approvedStage(0, hash, { index: 2 })],
    ],
  ])('refuses when %s', (_, stages) => {
    expect(() => assertApproved(chain, stages, hash)).toThrow(/has not approved manifest/);
  });

  it('refuses a chain without stages', () => {
    expect(() => assertApproved([], [], hash)).toThrow(/nothing is published without an approval/);
  });
});

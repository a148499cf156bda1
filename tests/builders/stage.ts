import type { Decision, Stage } from '../../schemas/approval.ts';

const zeros = '0'.repeat(64);

/** One person's approval of a manifest, on 2026-01-05. */
export const approvalBy = (personId: string, manifestHash: string, more: Partial<Decision> = {}): Decision => ({
  personId,
  choice: 'approve',
  opinion: '',
  decidedAt: '2026-01-05T02:00:00.000Z',
  manifestHash,
  returnTo: null,
  sheet: null,
  click: null,
  ...more,
});

/** A stage of one approver, closed as approved on the given manifest, with what a test says instead. */
export const approvedStage = (index: number, manifestHash: string, more: Partial<Stage> = {}): Stage => ({
  submissionId: zeros,
  index,
  position: index,
  name: '保密审查',
  approvers: [{ id: `person-${index}`, name: '张三', role: '保密审查员', mail: 'person@example.org' }],
  need: 1,
  manifestHash,
  openedAt: '2026-01-04T02:00:00.000Z',
  deadlines: [{ at: '2026-01-20T02:00:00.000Z', kind: 'expire' }],
  passed: 0,
  deputy: null,
  sentBack: null,
  told: true,
  decisions: [approvalBy(`person-${index}`, manifestHash)],
  outcome: 'approved',
  closedAt: '2026-01-05T02:00:00.000Z',
  taskToken: null,
  delivered: true,
  revision: 2,
  ...more,
});

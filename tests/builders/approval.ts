import type { ApproveLink, Decision, Stage } from '../../schemas/approval.ts';
import { RegisterSchema } from '../../schemas/checkedRegister.ts';
import type { Register } from '../../schemas/register.ts';
import type { Submission } from '../../schemas/submission.ts';

/** Ids and hashes of tests: one hexadecimal digit, 64 times. */
export const hash = (digit: string): string => digit.repeat(64);

/** A small register: one bureau, three stages, the middle one with two approvers of whom one suffices. */
export const registerOf = (): Register =>
  RegisterSchema.parse({
    authority: {
      name: '青溪县人民政府办公室',
      mail: 'gongkai@example.org',
      contact: { phone: '000-12345678', mail: 'jiucuo@example.org', address: '青溪县示范路1号' },
    },
    people: [
      { id: 'sender', name: '林一', role: '县水务局办公室经办人', mail: 'sender@example.org' },
      { id: 'secrecy', name: '田二', role: '县水务局保密审查员', mail: 'secrecy@example.org' },
      { id: 'head', name: '祝三', role: '县水务局局长', mail: 'head@example.org' },
      { id: 'deputy', name: '段四', role: '县水务局副局长', mail: 'deputy@example.org' },
      { id: 'office', name: '沈五', role: '县政府办公室政务公开科科长', mail: 'office@example.org' },
    ],
    chains: {
      水务局: [
        { name: '保密审查', approvers: ['secrecy'] },
        { name: '主要领导签发', approvers: ['head', 'deputy'], need: 1 },
        { name: '主管部门审核', approvers: ['office'] },
      ],
    },
    agencies: [{ id: 'shuiwu', name: '青溪县水务局', kind: 'department', senders: ['sender'], chain: '水务局' }],
  });

export const submissionOf = (parts: Partial<Submission> = {}): Submission => ({
  submissionId: hash('a'),
  drop: { bucket: 'drop', key: 'incoming/shuiwu/年报.docx', versionId: 'v1', attempt: 1 },
  agencyId: 'shuiwu',
  fileName: '年报.docx',
  size: 48_230,
  senderId: 'sender',
  uploadedAt: '2026-01-23T06:05:00.000Z',
  order: '2026-01-23T06:05:00.000Z#0001',
  receiptNumber: '2026-0123-7F3A',
  progress: 'inApproval',
  year: 2025,
  outcome: null,
  reason: null,
  path: null,
  endedAt: null,
  overrides: [],
  correctionNote: null,
  recall: null,
  ...parts,
});

/** An open stage 主要领导签发 with two approvers; `need` 1, opened on 23 January 2026 at 14:10 in Shanghai. */
export const stageOf = (parts: Partial<Stage> = {}): Stage => ({
  submissionId: hash('a'),
  index: 1,
  position: parts.index ?? 1,
  name: '主要领导签发',
  approvers: registerOf().people.filter(({ id }) => id === 'head' || id === 'deputy'),
  need: 1,
  manifestHash: hash('d'),
  openedAt: '2026-01-23T06:10:00.000Z',
  deadlines: [
    { at: '2026-01-26T06:10:00.000Z', kind: 'remind' },
    { at: '2026-02-07T06:10:00.000Z', kind: 'expire' },
  ],
  passed: 0,
  deputy: null,
  sentBack: null,
  told: true,
  decisions: [],
  outcome: null,
  closedAt: null,
  taskToken: null,
  delivered: false,
  revision: 0,
  ...parts,
});

export const decisionOf = (parts: Partial<Decision> = {}): Decision => ({
  personId: 'head',
  choice: 'approve',
  opinion: '',
  decidedAt: '2026-01-24T01:30:00.000Z',
  manifestHash: hash('d'),
  returnTo: null,
  sheet: null,
  click: null,
  ...parts,
});

export const approveLinkOf = (parts: Partial<ApproveLink> = {}): ApproveLink => ({
  kind: 'approve',
  submissionId: hash('a'),
  stage: 1,
  personId: 'head',
  manifestHash: hash('d'),
  codeHash: hash('c'),
  wrongCodes: 0,
  expiresAt: '2026-02-07T06:10:00.000Z',
  fresh: null,
  freshMailed: [],
  posts: 0,
  postsSince: null,
  lockTold: false,
  changes: 0,
  ...parts,
});

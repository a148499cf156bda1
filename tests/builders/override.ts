import type { Link } from '../../schemas/approval.ts';
import { RegisterSchema } from '../../schemas/checkedRegister.ts';
import type { OverrideRequest } from '../../schemas/override.ts';
import type { Person, Register } from '../../schemas/register.ts';
import { hash, registerOf } from './approval.ts';

/** 科长 asks, 副科长 and 主任 are the other officers. */
export const officers: readonly [Person, Person, Person] = [
  { id: 'office', name: '沈五', role: '县政府办公室政务公开科科长', mail: 'office@example.org' },
  { id: 'vice', name: '罗六', role: '县政府办公室政务公开科副科长', mail: 'vice@example.org' },
  { id: 'director', name: '梁七', role: '县政府办公室副主任', mail: 'director@example.org' },
];

/** The small register with these officers. */
export const overrideRegisterOf = (ids: readonly string[] = ['office', 'vice', 'director']): Register => {
  const register = registerOf();
  return RegisterSchema.parse({ ...register, people: [...register.people, ...officers.slice(1)], officers: ids });
};

/** Asked by 科长 on 24 January 2026 at 10:00 in Shanghai; both others have been mailed once. */
export const requestOf = (parts: Partial<OverrideRequest> = {}): OverrideRequest => ({
  submissionId: hash('a'),
  rule: 'A01',
  title: '各列之和等于总计',
  messages: ['“自然人”列左右相差1件，请核对。'],
  reason: '历史数据口径调整，已与报送单位核实。',
  by: officers[0],
  askedAt: '2026-01-24T02:00:00.000Z',
  others: [officers[1], officers[2]],
  asks: 1,
  asked: 1,
  answer: null,
  settled: false,
  revision: 0,
  ...parts,
});

export type OverrideLink = Extract<Link, { kind: 'override' }>;

/** The link of 副科长. */
export const overrideLinkOf = (parts: Partial<OverrideLink> = {}): OverrideLink => ({
  kind: 'override',
  submissionId: hash('a'),
  rule: 'A01',
  personId: 'vice',
  codeHash: hash('c'),
  wrongCodes: 0,
  expiresAt: '2026-02-13T02:00:00.000Z',
  ...parts,
});

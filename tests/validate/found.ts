import { type ValidateInput, validate } from '../../functions/validate/validate.ts';
import type { Assessment, Finding } from '../../schemas/finding.ts';
import { type Agency, AgencySchema } from '../../schemas/register.ts';
import { type ReportParts, reportOf } from '../builders/report.ts';

/** A department of an invented county, as the register has it. */
export const agency: Agency = AgencySchema.parse({
  id: 'shuiwu',
  name: '丙市青溪县水务局',
  formerNames: ['丙市青溪县水利局'],
  kind: 'department',
  senders: ['sender'],
  chain: 'chain',
});

type Known = Partial<Omit<ValidateInput, 'report'>>;

/** The findings of one rule on a report that is right but for what the test says. */
export const found = (rule: string, parts: ReportParts, known: Known = {}): Finding[] =>
  validate({ report: reportOf(parts), ...known }).findings.filter((finding) => finding.rule === rule);

/** What one rule came to: pass, fail, unsure, notAssessable. */
export const statusOf = (rule: string, parts: ReportParts, known: Known = {}): Assessment['status'] | undefined =>
  validate({ report: reportOf(parts), ...known }).assessments.find((assessment) => assessment.rule === rule)?.status;

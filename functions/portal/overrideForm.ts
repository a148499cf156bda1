import type { Choice } from '../../schemas/approval.ts';
import { codeProblem, readFilled } from './decisionForm.ts';

/** The fields as they were filled in: `approve` lets pass, `return` does not. */
export interface OverrideFilled {
  readonly choice: Choice | undefined;
  readonly opinion: string;
  readonly code: string;
}

/** What is missing or wrong, by field, in words for the officer. */
export type OverrideProblems = Partial<Record<keyof OverrideFilled, string>>;

export const emptyOverride: OverrideFilled = { choice: undefined, opinion: '', code: '' };

const longestOpinion = 500;

/** Reads what a browser posted. */
export const readOverride = (fields: Readonly<Record<string, unknown>>): OverrideFilled => {
  const { choice, opinion, code } = readFilled(fields);
  return { choice, opinion, code };
};

/** Says what has to be filled in before the code is even looked at; empty when all is there. */
export const overrideProblems = ({ choice, opinion, code }: OverrideFilled): OverrideProblems => ({
  ...(choice === undefined && { choice: '请选择“同意放行”或“不同意”。' }),
  ...(choice === 'return' && opinion === '' && { opinion: '不同意时请写明理由，以便转告提出人。' }),
  ...(opinion.length > longestOpinion && {
    opinion: `说明请控制在${longestOpinion}字以内，现为${opinion.length}字。`,
  }),
  ...codeProblem(code),
});

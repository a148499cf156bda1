import type { Choice } from '../../schemas/approval.ts';

/** The fields as they were filled in. */
export interface Filled {
  readonly choice: Choice | undefined;
  readonly opinion: string;
  readonly code: string;
}

/** What is missing or wrong, by field, in words for the approver. */
export type Problems = Partial<Record<keyof Filled, string>>;

export const emptyForm: Filled = { choice: undefined, opinion: '', code: '' };

const longestOpinion = 2000;

const text = (value: unknown): string => (typeof value === 'string' ? value : '');

/** Reads what a browser posted. Codes are often pasted with spaces or typed in full-width digits. */
export const readFilled = (fields: Readonly<Record<string, unknown>>): Filled => {
  const choice = text(fields.choice);
  return {
    choice: choice === 'approve' || choice === 'return' ? choice : undefined,
    opinion: text(fields.opinion).replaceAll('\r\n', '\n').trim(),
    code: text(fields.code).normalize('NFKC').replace(/\s/g, ''),
  };
};

/** Says what has to be filled in before the code is even looked at; empty when all is there. */
export const problemsOf = ({ choice, opinion, code }: Filled): Problems => ({
  ...(choice === undefined && { choice: '请选择“同意”或“退回修改”。' }),
  ...(choice === 'return' && opinion === '' && { opinion: '退回时请写明意见，以便报送单位修改。' }),
  ...(opinion.length > longestOpinion && {
    opinion: `意见请控制在${longestOpinion}字以内，现为${opinion.length}字。`,
  }),
  ...codeProblem(code),
});

/** Whether a code has the right shape; what is wrong with it otherwise. */
export const codeProblem = (code: string): Pick<Problems, 'code'> => {
  if (code === '') return { code: '请填写邮件中的6位确认码。' };
  return /^\d{6}$/.test(code) ? {} : { code: '确认码是邮件中的6位数字，请核对后重新填写。' };
};

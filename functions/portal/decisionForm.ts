import type { Choice } from '../../schemas/approval.ts';

/** The fields as they were filled in. */
export interface Filled {
  readonly choice: Choice | undefined;
  /** With a return: the position of the earlier stage it goes back to; null: to the sender. */
  readonly returnTo: number | null;
  readonly opinion: string;
  readonly code: string;
  /** Name of a signed sheet that was sent before; empty for none. */
  readonly sheet: string;
}

/** What is missing or wrong, by field, in words for the approver. */
export type Problems = Partial<Record<'choice' | 'opinion' | 'code' | 'sheet', string>>;

export const emptyForm: Filled = { choice: undefined, returnTo: null, opinion: '', code: '', sheet: '' };

const longestOpinion = 2000;

const text = (value: unknown): string => (typeof value === 'string' ? value : '');

/** One choice as a browser posts it: `approve`, `return`, or `return:<position>` for an earlier stage. */
const readChoice = (value: string): Pick<Filled, 'choice' | 'returnTo'> => {
  const [, choice, position] = /^(approve|return)(?::(\d{1,3}))?$/.exec(value) ?? [];
  if (choice === 'return') return { choice, returnTo: position === undefined ? null : Number(position) };
  return { choice: choice === 'approve' && position === undefined ? choice : undefined, returnTo: null };
};

/** Names under which sheets are sent: ours, so anything else is none. */
export const isSheetName = (name: string): boolean => /^[A-Za-z0-9_-]{43}$/.test(name);

/** Reads what a browser posted. Codes are often pasted with spaces or typed in full-width digits. */
export const readFilled = (fields: Readonly<Record<string, unknown>>): Filled => ({
  ...readChoice(text(fields.choice)),
  opinion: text(fields.opinion).replaceAll('\r\n', '\n').trim(),
  code: text(fields.code).normalize('NFKC').replace(/\s/g, ''),
  sheet: isSheetName(text(fields.sheet)) ? text(fields.sheet) : '',
});

/**
 * Says what has to be filled in before the code is even looked at; empty when all is there. `earlier` are the positions it
 * may be sent back to.
 */
export const problemsOf = ({ choice, returnTo, opinion, code }: Filled, earlier: readonly number[]): Problems => ({
  ...((choice === undefined || (returnTo !== null && !earlier.includes(returnTo))) && {
    choice: '请选择“同意”或“退回”。',
  }),
  ...(choice === 'return' && opinion === '' && { opinion: '退回时请写明意见，以便修改或重新办理。' }),
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

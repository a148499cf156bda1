import * as z from 'zod';
import type { ExecutionEnded } from '../../schemas/events.ts';
import type { Submission } from '../../schemas/submission.ts';
import type { Breakdown } from '../notify/mails/parked.ts';

/** A function's error as Lambda reports it in the cause of a failed execution. */
const LambdaErrorSchema = z.object({ errorMessage: z.string() });

const longestCause = 500;

/** The words of an error without its stack trace, short enough for a mail. */
export const explain = (cause: string | null | undefined): string => {
  const text = (cause && messageIn(cause)) || cause || '工作流没有给出说明';
  return text.length > longestCause ? `${text.slice(0, longestCause)}…` : text;
};

const messageIn = (cause: string): string | undefined => {
  try {
    const parsed = LambdaErrorSchema.safeParse(JSON.parse(cause));
    return parsed.success ? parsed.data.errorMessage : undefined;
  } catch {
    return undefined;
  }
};

/** What the authority is told of an execution that ended badly. */
export const breakdownOf = ({ executionArn, name, status, error, cause }: ExecutionEnded['detail']): Breakdown => ({
  executionArn,
  status,
  error: error || '未给出',
  cause: explain(cause),
  restartCommand: `npm run restart -- ${name}`,
});

/**
 * Whether an execution broke after its submission had ended, at `stopDate` (epoch milliseconds). Events may come late and
 * twice: one of before a redrive that went well says nothing any more.
 */
export const brokeAfter = (stopDate: number | null | undefined, { endedAt }: Pick<Submission, 'endedAt'>): boolean =>
  endedAt === null || stopDate == null || Date.parse(endedAt) <= stopDate;

import type { Context } from 'hono';
import type { Submission } from '../../schemas/submission.ts';
import { about } from '../shared/log.ts';

const key = 'submissionId';

/** Answers a request that is about one submission: every line that is logged says so, also the one of a fault. */
export const aboutIts = <Answer>(context: Context, { submissionId }: Submission, answer: () => Answer): Answer => {
  context.set(key, submissionId);
  return about(submissionId, answer);
};

/** The submission a request was about, if it came that far. */
export const whoseFault = (context: Context): string | undefined => context.get(key);

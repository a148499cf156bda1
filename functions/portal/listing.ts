import type { Doors } from './doors.ts';
import type { Listed } from './pending.ts';

const shownSubmissions = 30;

/** An agency's submissions, newest first, with the stages of those in approval. */
export const submissionsListed = async (doors: Doors, agencyId: string): Promise<Listed[]> => {
  const submissions = (await doors.submissionsOf(agencyId)).slice(0, shownSubmissions);
  return Promise.all(
    submissions.map(async (submission) => ({
      submission,
      stages:
        submission.outcome === null && submission.progress === 'inApproval'
          ? await doors.stagesOf(submission.submissionId)
          : [],
    })),
  );
};

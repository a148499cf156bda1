import type { Context } from 'hono';
import type { Recall, Submission } from '../../schemas/submission.ts';
import { changeStage } from '../approve/change.ts';
import { recall as closeByRecall } from '../approve/stage.ts';
import { log } from '../shared/log.ts';
import type { Doors } from './doors.ts';
import { clickOf } from './origin.ts';
import type { OpenLink } from './sendLinks.ts';

/**
 * Takes a submission back. The note on the submission is what counts: with it nothing is published. The open stage is
 * closed and the workflow told right after; what fails of that the sweep makes up for within a minute.
 */
export const takeBack = async (
  doors: Doors,
  context: Context,
  { register, sender }: OpenLink,
  { submissionId }: Submission,
): Promise<void> => {
  const now = doors.now();
  const recall: Recall = { personId: sender.id, role: sender.role, at: now.toISOString(), click: clickOf(context) };
  const noted = await doors.noteRecall(submissionId, recall);
  log.info('recall', { submissionId, noted });
  if (noted === 'conflict') return;
  await orLeave('closing left to the sweep', submissionId, () => closeOpenStage(doors, submissionId, now));
  await orLeave('audit left to the next step', submissionId, () => doors.noteAudit(submissionId, register));
};

const closeOpenStage = async (doors: Doors, submissionId: string, now: Date): Promise<void> => {
  const open = (await doors.stagesOf(submissionId)).at(-1);
  if (open?.outcome !== null) return;
  const { stage } = await changeStage(doors.stageStore(submissionId, open.index), (current) => ({
    stage: closeByRecall(current, now),
  }));
  await doors.deliver(stage);
};

const orLeave = async (left: string, submissionId: string, act: () => Promise<void>): Promise<void> => {
  try {
    await act();
  } catch (error) {
    const fault = error instanceof Error ? error : new Error(String(error));
    log.error(left, { submissionId, error: fault.name, cause: fault.message });
  }
};

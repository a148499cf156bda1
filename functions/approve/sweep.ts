import type { Stage } from '../../schemas/approval.ts';
import { SubmissionSchema, TakenSchema } from '../../schemas/submission.ts';
import { keys } from '../shared/keys.ts';
import { about, log } from '../shared/log.ts';
import { findItem, readItem } from '../shared/table.ts';
import { changeStage } from './change.ts';
import { type DeliveryPlace, deliver } from './deliver.ts';
import { isOvertaken } from './plan.ts';
import { recall, supersede } from './stage.ts';
import { stageStore, waitingStages } from './stageStore.ts';
import { waitsOf } from './waits.ts';

/** Sees to every stage of the waiting list. One that fails does not keep the others, but the run fails with its fault. */
export const sweepWaiting = async (place: DeliveryPlace): Promise<void> => {
  const faults: Error[] = [];
  const stages = await waitingStages(place.table);
  log.measure('waits', { ...waitsOf(stages, new Date()) });
  for (const { submissionId, index } of stages) {
    try {
      await about(submissionId, () => seeTo(place, submissionId, index));
    } catch (error) {
      const fault = error instanceof Error ? error : new Error(String(error));
      faults.push(fault);
      log.error('sweep failed', { submissionId, stage: index, error: fault.name, cause: fault.message });
    }
  }
  if (faults[0]) throw faults[0];
};

/** The list lags: the stage is read again before anything is decided. */
const seeTo = async (place: DeliveryPlace, submissionId: string, index: number): Promise<void> => {
  const store = stageStore(place.table, submissionId, index);
  const stage = await store.read();
  const end = stage.outcome === null ? await endFor(place.table, stage) : undefined;
  await deliver(place, end === undefined ? stage : await close(store, stage, end));
};

type End = typeof recall | typeof supersede;

/** What ends an open stage from outside; undefined when nothing does. */
const endFor = async (table: string, { submissionId }: Stage): Promise<End | undefined> => {
  const submission = await readItem(table, keys.submission(submissionId), SubmissionSchema);
  if (submission.recall !== null) return recall;
  if (submission.year === null) return undefined;
  const taken = await findItem(table, keys.taken(submission.agencyId, submission.year), TakenSchema);
  return isOvertaken(submission, taken) ? supersede : undefined;
};

const close = async (
  store: ReturnType<typeof stageStore>,
  { submissionId, index }: Stage,
  end: End,
): Promise<Stage> => {
  const now = new Date();
  const { stage } = await changeStage(store, (current) => ({ stage: end(current, now) }));
  log.info('stage ended by the sweep', { submissionId, stage: index, outcome: stage.outcome });
  return stage;
};

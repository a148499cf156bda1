import type { Stage } from '../../schemas/approval.ts';
import { ContentionError } from '../shared/errors.ts';

/** Where one stage is kept. */
export interface StageStore {
  read(): Promise<Stage>;
  /** Writes the stage under the next revision, only if the revision it carries is still the stored one. */
  write(stage: Stage): Promise<'written' | 'conflict'>;
}

const tries = 30;

/**
 * Changes a stage by a pure function in one conditional write: read, reduce, write if nobody was faster, else again. A
 * reducer that gives the stage back as it was writes nothing. Throws ContentionError when others are faster every time.
 */
export const changeStage = async <Answer extends { readonly stage: Stage }>(
  store: StageStore,
  reduce: (stage: Stage) => Answer,
): Promise<Answer> => {
  for (let turn = 0; turn < tries; turn += 1) {
    const before = await store.read();
    const answer = reduce(before);
    if (answer.stage === before) return answer;
    if ((await store.write(answer.stage)) === 'written') return answer;
  }
  throw new ContentionError(`The stage could not be changed in ${tries} tries`);
};

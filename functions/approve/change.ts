import type { Stage } from '../../schemas/approval.ts';
import { changeItem, type ItemStore } from '../shared/change.ts';

/** Where one stage is kept. */
export type StageStore = ItemStore<Stage>;

/** Changes a stage by a pure function in one conditional write, see `changeItem`. */
export const changeStage = <Answer extends { readonly stage: Stage }>(
  store: StageStore,
  reduce: (stage: Stage) => Answer,
): Promise<Answer> => changeItem(store, reduce, ({ stage }) => stage);

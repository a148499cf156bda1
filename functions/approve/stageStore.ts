import { type Stage, StageSchema } from '../../schemas/approval.ts';
import { keys, lists } from '../shared/keys.ts';
import { absent, type Extra, queryItems, queryList, readItem, writeItem } from '../shared/table.ts';
import type { StageStore } from './change.ts';
import { nextDeadline } from './deadlines.ts';

/** A stage stays in the list of what needs attention until its outcome has been delivered. */
const placeInLists = (stage: Stage): Extra =>
  stage.outcome === null || !stage.delivered ? { list: lists.waiting(nextDeadline(stage)) } : {};

/** One stage as an item of the table. */
export const stageStore = (table: string, submissionId: string, index: number): StageStore => ({
  read: () => readItem(table, keys.stage(submissionId, index), StageSchema),
  write: (stage) =>
    writeItem(
      table,
      keys.stage(submissionId, index),
      { ...stage, revision: stage.revision + 1 },
      {
        ...placeInLists(stage),
        condition: {
          expression: '#revision = :revision',
          names: { '#revision': 'revision' },
          values: { ':revision': stage.revision },
        },
      },
    ),
});

/** Puts a new stage into the table; `conflict` when it was opened before. */
export const createStage = (table: string, stage: Stage): Promise<'written' | 'conflict'> =>
  writeItem(table, keys.stage(stage.submissionId, stage.index), stage, { ...placeInLists(stage), condition: absent });

/** All stages opened so far, in the order of the chain. */
export const stagesOf = (table: string, submissionId: string): Promise<Stage[]> =>
  queryItems(table, keys.submission(submissionId).pk, StageSchema, 'STAGE#');

/** Stages that wait for people or for delivery (eventually consistent). */
export const waitingStages = (table: string): Promise<Stage[]> =>
  queryList(table, lists.waiting('').listPk, StageSchema);

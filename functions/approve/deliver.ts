import { SendTaskSuccessCommand, SFNClient, SFNServiceException } from '@aws-sdk/client-sfn';
import type { Stage } from '../../schemas/approval.ts';
import { log } from '../shared/log.ts';
import { open } from '../shared/seal.ts';
import { changeStage } from './change.ts';
import { sealContext } from './sealContext.ts';
import { stageStore } from './stageStore.ts';

const client = new SFNClient({});

export interface DeliveryPlace {
  readonly table: string;
  readonly keyId: string;
}

/**
 * Tells the waiting workflow that its stage is closed, and notes that it was told. Does nothing for a stage that is open,
 * delivered, or not waited for yet. Safe to repeat: a wait can be ended only once.
 */
export const deliver = async ({ table, keyId }: DeliveryPlace, stage: Stage): Promise<void> => {
  const { outcome, delivered, taskToken, submissionId, index } = stage;
  if (outcome === null || delivered || taskToken === null) return;
  await endWait(await open(keyId, taskToken, sealContext(stage)), stage);
  // With another token a newer wait has begun; it hears of the outcome when it is handed in.
  await changeStage(stageStore(table, submissionId, index), (current) => ({
    stage: current.taskToken === taskToken && !current.delivered ? { ...current, delivered: true } : current,
  }));
};

const endWait = async (taskToken: string, { submissionId, index, outcome }: Stage): Promise<void> => {
  try {
    await client.send(new SendTaskSuccessCommand({ taskToken, output: JSON.stringify({ index, outcome }) }));
  } catch (error) {
    if (!isOver(error)) throw error;
    log.info('the wait had ended before', { submissionId, stage: index, answer: error.name });
  }
};

/**
 * Nobody waits under this token any more, and trying again would not change that: the wait has run out or was answered
 * (TaskTimedOut), or its execution is gone. The workflow reads the stage itself when it goes on, so nothing is lost.
 */
const isOver = (error: unknown): error is SFNServiceException =>
  error instanceof SFNServiceException && ['TaskTimedOut', 'TaskDoesNotExist', 'InvalidToken'].includes(error.name);

import { ExecutionAlreadyExists, SFNClient, StartExecutionCommand } from '@aws-sdk/client-sfn';
import type { Submission } from '../../schemas/submission.ts';

const client = new SFNClient({});

/** Starts the path of a submission under its id; that it has been started before is as good. */
export const startPath = async (stateMachineArn: string, { submissionId, drop }: Submission): Promise<void> => {
  const { bucket, key, versionId, attempt, scan } = drop;
  const input = JSON.stringify({ bucket, key, versionId, attempt, scan });
  try {
    await client.send(new StartExecutionCommand({ stateMachineArn, name: submissionId, input }));
  } catch (error) {
    if (!(error instanceof ExecutionAlreadyExists)) throw error;
  }
};

import { InvokeCommand, LambdaClient } from '@aws-sdk/client-lambda';
import type { ColumnEvent } from '../../schemas/columnEvent.ts';

const client = new LambdaClient({});

/**
 * Rings the column's function, so that it sees to an agency's year at once. `wait`: until it has; otherwise the ring is only
 * handed over. Its lines in the log are about `submissionId`. Throws when it could not be rung, or, waited for, has failed; the minute's fold then does the same.
 */
export const ringColumn = async (
  functionName: string,
  agencyId: string,
  year: number,
  { wait, submissionId }: { readonly wait: boolean; readonly submissionId?: string | undefined },
): Promise<void> => {
  const event: ColumnEvent = { act: 'settle', agencyId, year, ...(submissionId !== undefined && { submissionId }) };
  const InvocationType = wait ? 'RequestResponse' : 'Event';
  const Payload = JSON.stringify(event);
  const { FunctionError } = await client.send(
    new InvokeCommand({ FunctionName: functionName, InvocationType, Payload }),
  );
  if (FunctionError) throw new Error(`The column could not see to ${agencyId} ${year}; the next minute tries again`);
};

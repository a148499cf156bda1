import { GetQueueAttributesCommand, SQSClient } from '@aws-sdk/client-sqs';
import { waitingStages } from '../../../functions/approve/stageStore.ts';
import { type Waits, waitsOf } from '../../../functions/approve/waits.ts';
import { type BoardRow, boardRows } from '../../../functions/board/rows.ts';
import { byUrgency } from '../../../functions/board/selection.ts';
import { changes } from '../../../functions/column/changed.ts';
import { latestRuns } from '../../../functions/inspect/run.ts';
import { mailFailures } from '../../../functions/notify/failures.ts';
import { keys } from '../../../functions/shared/keys.ts';
import { readRegister } from '../../../functions/shared/register.ts';
import { standingsOf } from '../../../functions/shared/standing.ts';
import { findItem } from '../../../functions/shared/table.ts';
import type { Inspection } from '../../../schemas/inspection.ts';
import { SubmissionSchema } from '../../../schemas/submission.ts';
import type { Outputs } from '../../outputs.ts';

/** How an installation stands at a moment. */
export interface Status {
  readonly authority: string;
  readonly site: string;
  readonly year: number;
  readonly asOf: string;
  /** Every agency that owes a report for the year, what is most pressing first. */
  readonly rows: readonly BoardRow[];
  readonly waits: Waits;
  readonly parked: readonly Parked[];
  readonly deadLetters: readonly Queue[];
  /** Mails that did not reach their recipients and were not set aside. */
  readonly mailsFailed: number;
  /** Changes of the catalogue that the pages do not show yet, and the instant of the oldest. */
  readonly unsettled: { readonly count: number; readonly since: string | null };
  readonly inspection: Inspection | null;
}

/** A submission that waits for somebody to mend a fault of ours. */
export interface Parked {
  readonly agencyId: string;
  readonly submissionId: string;
  readonly receiptNumber: string;
  readonly since: string;
}

export interface Queue {
  /** What could not be handed over, e.g. `Receive`. */
  readonly name: string;
  readonly messages: number;
}

/** Looks at everything an operator asks for first. Reads only. */
export const gatherStatus = async (outputs: Outputs, year: number, now: Date): Promise<Status> => {
  const { TableName: table, WorkBucketName } = outputs;
  const register = await readRegister(WorkBucketName);
  const [standings, waiting, failures, unsettled, runs, deadLetters] = await Promise.all([
    standingsOf(table, year),
    waitingStages(table),
    mailFailures(table),
    changes(table).then((all) => all.filter(({ settled }) => !settled)),
    latestRuns(table, 1),
    queuesOf(outputs),
  ]);
  const rows = byUrgency(boardRows(register, year, standings, now));
  const parked = await Promise.all(rows.filter(({ state }) => state === 'parked').map((row) => parkedOf(table, row)));
  return {
    authority: register.authority.name,
    site: typeof outputs.BaseUrl === 'string' ? outputs.BaseUrl : '',
    year,
    asOf: now.toISOString(),
    rows,
    waits: waitsOf(waiting, now),
    parked: parked.flat(),
    deadLetters,
    mailsFailed: failures.length,
    unsettled: { count: unsettled.length, since: unsettled.map(({ at }) => at).sort()[0] ?? null },
    inspection: runs[0] ?? null,
  };
};

const parkedOf = async (table: string, { agency, standing }: BoardRow): Promise<Parked[]> => {
  if (!standing) return [];
  const { submissionId, since } = standing;
  const found = await findItem(table, keys.submission(submissionId), SubmissionSchema);
  return found ? [{ agencyId: agency.id, submissionId, receiptNumber: found.receiptNumber, since }] : [];
};

const ending = 'DeadLetterQueueUrl';
const counts = ['ApproximateNumberOfMessages', 'ApproximateNumberOfMessagesNotVisible'] as const;

/** Every dead-letter queue among the outputs. */
const queuesOf = (outputs: Outputs): Promise<Queue[]> => {
  // A queue of the embedded stack has the address it would have on AWS.
  const client = new SQSClient({ useQueueUrlAsEndpoint: false });
  const urls = Object.entries(outputs).filter(([name, value]) => name.endsWith(ending) && typeof value === 'string');
  return Promise.all(
    urls.map(async ([name, url]) => {
      const asked = new GetQueueAttributesCommand({ QueueUrl: String(url), AttributeNames: [...counts] });
      const { Attributes = {} } = await client.send(asked);
      const messages = counts.reduce((sum, count) => sum + Number(Attributes[count] ?? 0), 0);
      return { name: name.slice(0, -ending.length), messages };
    }),
  );
};

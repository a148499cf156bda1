import { type Validation, ValidationSchema } from '../../schemas/finding.ts';
import type { OverrideRequest } from '../../schemas/override.ts';
import { type Submission, SubmissionSchema } from '../../schemas/submission.ts';
import { startPath } from '../receive/startPath.ts';
import { changeItem } from '../shared/change.ts';
import { keys, lists } from '../shared/keys.ts';
import { about, log } from '../shared/log.ts';
import { readJson } from '../shared/objects.ts';
import { validationKey } from '../shared/places.ts';
import { readRegister } from '../shared/register.ts';
import { readSettings } from '../shared/settings.ts';
import { absent, readItem, writeItem } from '../shared/table.ts';
import { nextOverridden, uncovered } from './cover.ts';
import { isToAsk, isToSettle, outcomeOf } from './request.ts';
import { dueRequests, overrideStore, requestsOf } from './store.ts';
import { askOthers, type Telling, tellAsker, tellSender } from './tell.ts';

export interface OverridePlace {
  readonly table: string;
  readonly workBucket: string;
  readonly settingsPrefix: string;
  readonly stateMachineArn: string;
}

/**
 * Does what follows from requests and answers: mails the other officers, tells who asked, starts the next attempt once
 * every error is covered. Command and portal only write items, so this is the one place that needs the rights to do so, and
 * whatever a crash interrupts the next minute does again: mails may then come twice, under the same Message-ID.
 */
export const sweepOverrides = async (place: OverridePlace): Promise<void> => {
  const faults: unknown[] = [];
  for (const submissionId of new Set((await dueRequests(place.table)).map((request) => request.submissionId))) {
    try {
      await about(submissionId, () => seeTo(place, submissionId));
    } catch (error) {
      faults.push(error);
      const { name, message } = error instanceof Error ? error : new Error(String(error));
      log.error('override sweep failed', { submissionId, error: name, cause: message });
    }
  }
  if (faults.length > 0) throw faults[0];
};

/** The list lags: the requests are read again before anything is done. */
const seeTo = async (place: OverridePlace, submissionId: string): Promise<void> => {
  const [requests, submission, validation, register, settings] = await Promise.all([
    requestsOf(place.table, submissionId),
    readItem(place.table, keys.submission(submissionId), SubmissionSchema),
    readJson(place.workBucket, validationKey(submissionId), ValidationSchema),
    readRegister(place.workBucket),
    readSettings(place.settingsPrefix),
  ]);
  const telling = { table: place.table, settings, register, submission, now: new Date() };
  await settle(place, telling, requests, validation);
  for (const request of requests.filter(isToAsk)) {
    await askOthers(telling, request);
    await change(place, request, (current) => ({ ...current, asked: Math.max(current.asked, request.asks) }));
  }
};

/** Goes on first, so that a mail never says what is not so yet. */
const settle = async (
  place: OverridePlace,
  telling: Telling,
  requests: readonly OverrideRequest[],
  validation: Validation,
): Promise<void> => {
  const due = requests.filter(isToSettle);
  const left = uncovered(validation, requests).map(({ message }) => message);
  const next = nextOverridden(telling.submission, validation, requests);
  if (next && due.some((request) => outcomeOf(request) === 'confirmed')) {
    await goOn(place, next);
    await tellSender(telling, requests);
  }
  for (const request of due) {
    await tellAsker(telling, request, left);
    await change(place, request, (current) => ({ ...current, settled: true }));
  }
};

/** Writes the next attempt's record and starts it, both once; one that has ended is not started again. */
const goOn = async ({ table, stateMachineArn }: OverridePlace, next: Submission): Promise<void> => {
  const key = keys.submission(next.submissionId);
  await writeItem(table, key, next, { condition: absent, list: lists.agency(next.agencyId, next.order) });
  const { outcome } = await readItem(table, key, SubmissionSchema);
  if (outcome === null) await startPath(stateMachineArn, next);
  log.info('override takes effect', { submissionId: next.submissionId, attempt: next.drop.attempt });
};

const change = async (
  { table }: OverridePlace,
  { submissionId, rule }: OverrideRequest,
  reduce: (request: OverrideRequest) => OverrideRequest,
): Promise<void> => {
  await changeItem(overrideStore(table, submissionId, rule), reduce, (request) => request);
};

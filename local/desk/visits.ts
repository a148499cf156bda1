import { z } from 'zod';
import type { HistoryEvent } from './executions.ts';

/** One stay of an execution in one state. */
export interface Visit {
  readonly state: string;
  /** Seconds since the epoch, as in the history. */
  readonly entered: number;
  readonly left: number | undefined;
  readonly input: string;
  readonly output: string | undefined;
  /** Errors met on the way, retried or not. */
  readonly faults: readonly { readonly error: string; readonly cause: string }[];
}

const EnteredSchema = z.looseObject({
  stateEnteredEventDetails: z.object({ name: z.string(), input: z.string().nullish() }),
});
const ExitedSchema = z.looseObject({ stateExitedEventDetails: z.object({ output: z.string().nullish() }) });
const faultDetails = [
  'taskFailedEventDetails',
  'taskTimedOutEventDetails',
  'executionFailedEventDetails',
  'evaluationFailedEventDetails',
];
const FaultSchema = z.object({ error: z.string().nullish(), cause: z.string().nullish() });

const faultIn = (event: HistoryEvent): Visit['faults'][number] | undefined => {
  const details = faultDetails.map((name) => FaultSchema.safeParse(event[name])).find((parsed) => parsed.success);
  return details?.data && { error: details.data.error ?? event.type, cause: details.data.cause ?? '' };
};

/** Folds a history into visits, in the order the states were entered: the path never is in two states at once. */
export const visitsOf = (events: readonly HistoryEvent[]): Visit[] => {
  const visits: Visit[] = [];
  for (const event of events) {
    const entered = EnteredSchema.safeParse(event).data?.stateEnteredEventDetails;
    if (entered) {
      const { name, input } = entered;
      visits.push({
        state: name,
        entered: event.timestamp,
        left: undefined,
        input: input ?? '',
        output: undefined,
        faults: [],
      });
      continue;
    }
    const last = visits.pop();
    if (last) visits.push(continued(last, event));
  }
  return visits;
};

const continued = (visit: Visit, event: HistoryEvent): Visit => {
  const exited = ExitedSchema.safeParse(event).data?.stateExitedEventDetails;
  const fault = faultIn(event);
  return {
    ...visit,
    ...(exited ? { left: event.timestamp, output: exited.output ?? '' } : {}),
    ...(fault ? { faults: [...visit.faults, fault] } : {}),
  };
};

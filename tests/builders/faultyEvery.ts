import type { Strike } from './faultyChoice.ts';
import type { Ground, SeenCall } from './faultyGround.ts';
import { many, type Walker } from './faultyJourney.ts';
import { breachesOn } from './faultyPromises.ts';

/** How a journey fared that was struck by one fault. */
export interface Struck {
  readonly strike: Strike;
  /** Whether the call was made at all: what is remembered for a minute is not read in every journey. */
  readonly hit: boolean;
  readonly restarts: number;
  /** Everything that was not as promised; empty when all is well. */
  readonly wrong: readonly string[];
}

/** The calls of journeys in which nothing goes wrong, in the order in which they are first met. */
export const recordCalls = async (ground: Ground, walker: Walker, agencies: readonly string[]): Promise<SeenCall[]> => {
  const seen = new Map<string, SeenCall>();
  for (const agencyId of agencies) {
    await walker.walk(agencyId);
    for (const call of (await ground.faults.report(agencyId)).calls) seen.set(call.name, call);
  }
  return [...seen.values()];
};

/** Lets each fault strike a journey of its own, so many at a time: each must end published, and every promise hold. */
export const strikeAll = async (
  ground: Ground,
  walker: Walker,
  strikes: readonly Strike[],
  options: {
    readonly agencies: readonly string[];
    readonly atOnce: number;
    readonly onDone?: (struck: Struck) => void;
  },
): Promise<Struck[]> => {
  const breaches = breachesOn(ground, walker.mails);
  const strikeOne = async (strike: Strike, index: number): Promise<Struck> => {
    const agencyId = options.agencies[index]!;
    const wrong: string[] = [];
    let restarts = 0;
    try {
      const journey = await walker.walk(agencyId, [strike.fault]);
      restarts = journey.restarts;
      if (journey.submission.outcome !== 'published') wrong.push(`ended ${journey.submission.outcome}`);
      wrong.push(...(await breaches.ofSubmission(journey.submission)));
    } catch (error) {
      wrong.push(error instanceof Error ? error.message : String(error));
    }
    const { hits } = await ground.faults.report(agencyId);
    const struck = { strike, hit: hits.length > 0, restarts, wrong };
    options.onDone?.(struck);
    return struck;
  };
  const done = await many(strikes, options.atOnce, strikeOne);
  return done.map((result) => {
    if (result.status === 'rejected') throw result.reason;
    return result.value;
  });
};

/** One line for each that went wrong. */
export const wrongOf = (struck: readonly Struck[]): string[] =>
  struck
    .filter(({ wrong }) => wrong.length > 0)
    .map(({ strike, wrong }) => `${strike.fault.kind}/${strike.fault.lasting} at ${strike.call}: ${wrong.join('; ')}`);

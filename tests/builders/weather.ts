import { drawsFrom } from '../../local/faults/order.ts';
import { internalError, throttling } from '../../local/faults/refuse.ts';
import type { Around } from '../../local/listen.ts';

const chance = Number(process.env.GONGKAI_STORM ?? 0);
/** How often an SDK of a contract test tries: once, but in a storm. */
export const attempts = chance === 0 ? 1 : 6;

const draw = drawsFrom(Number(process.env.GONGKAI_SEED ?? 1));

/**
 * What stands around the services of a contract test. `GONGKAI_STORM=0.05`: of all tries of an SDK so many fail before
 * anything is done, by an error, by being turned away or by a broken connection; the contract must hold all the same. A
 * request without an SDK, which nobody would send again, is spared. No answer is lost: what is done twice then is not the
 * services' to hide, and the journeys' to survive.
 */
export const weather: Around = async ({ service, headers }, serve) => {
  if (headers['amz-sdk-invocation-id'] === undefined || draw() >= chance) return serve();
  const kind = Math.floor(draw() * 3);
  if (kind === 0) throw internalError(service);
  if (kind === 1) throw throttling(service);
  return 'brokenOff';
};

import type { Stage } from '../../schemas/approval.ts';

/**
 * Notes a newly begun wait by its sealed token. A stage that is closed already is marked undelivered, so that this wait
 * too will hear of it even if we crash right after.
 */
export const handIn = (stage: Stage, sealedToken: string): Stage => ({
  ...stage,
  taskToken: sealedToken,
  delivered: false,
});

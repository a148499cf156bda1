import type { Stage } from '../../schemas/approval.ts';
import type { StageDefinition } from '../../schemas/register.ts';
import { IntegrityError } from '../shared/errors.ts';

/**
 * Makes sure that every stage of the chain was closed as approved, by as many people as it needs, on this very manifest.
 * Approve has seen to it already; publish does not take its word. Throws IntegrityError naming the first stage that fails.
 */
export const assertApproved = (
  chain: readonly StageDefinition[],
  stages: readonly Stage[],
  manifestHash: string,
): void => {
  chain.forEach((definition, index) => {
    const stage = stages.find((candidate) => candidate.index === index);
    const given = stage?.decisions.filter(
      (decision) => decision.choice === 'approve' && decision.manifestHash === manifestHash,
    );
    const people = new Set(given?.map((decision) => decision.personId));
    if (stage?.outcome !== 'approved' || people.size < stage.need) {
      throw new IntegrityError(`Stage ${index} (${definition.name}) has not approved manifest ${manifestHash}`);
    }
  });
  if (chain.length === 0) throw new IntegrityError('The chain has no stage; nothing is published without an approval');
};

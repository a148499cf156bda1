import type { Stage } from '../../schemas/approval.ts';
import type { StageDefinition } from '../../schemas/register.ts';
import { IntegrityError } from '../shared/errors.ts';

/**
 * Makes sure that every stage of the chain was closed as approved, by as many people as it needs, on this very manifest,
 * one after the other: what counts is the last visit to each, and a stage that was sent back to undoes those after it.
 * Approve has seen to it already; publish does not take its word. Throws IntegrityError naming the first stage that fails.
 */
export const assertApproved = (
  chain: readonly StageDefinition[],
  stages: readonly Stage[],
  manifestHash: string,
): void => {
  const visits = chain.map((_, position) => stages.findLast((candidate) => candidate.position === position));
  chain.forEach((definition, position) => {
    const stage = visits[position];
    const before = visits[position - 1];
    const given = stage?.decisions.filter(
      (decision) => decision.choice === 'approve' && decision.manifestHash === manifestHash,
    );
    const people = new Set(given?.map((decision) => decision.personId));
    const inOrder = before === undefined || (stage !== undefined && before.index < stage.index);
    if (stage?.outcome !== 'approved' || people.size < stage.need || !inOrder) {
      throw new IntegrityError(`Stage ${position} (${definition.name}) has not approved manifest ${manifestHash}`);
    }
  });
  if (chain.length === 0) throw new IntegrityError('The chain has no stage; nothing is published without an approval');
};

import type { Publication } from '../../schemas/publication.ts';
import type { RollUp } from '../../schemas/rollUp.ts';
import type { Scope } from './scope.ts';

/** What has happened to one body of a fixed roll-up since. */
export interface Change {
  readonly agencyId: string;
  readonly name: string;
  readonly kind: 'corrected' | 'withdrawn' | 'published' | 'joined' | 'left';
}

/** What is out of a member now; undefined when nothing is. */
type OutNow = (agencyId: string) => Pick<Publication, 'version' | 'manifestHash'> | undefined;

/**
 * What makes a fixed roll-up out of date (H05): a member's report was corrected, taken back or published since, or the
 * register now has another scope. Empty as long as it says what is public.
 */
export const changesSince = (fixed: RollUp, scope: Scope, outNow: OutNow): Change[] => {
  const now = new Set(scope.members.map(({ agency }) => agency.id));
  const then = new Set(fixed.members.map(({ agencyId }) => agencyId));
  return [
    ...fixed.members.flatMap(({ agencyId, name, source }): Change[] => {
      const kind = now.has(agencyId) ? changeOf(source, outNow(agencyId)) : 'left';
      return kind ? [{ agencyId, name, kind }] : [];
    }),
    ...scope.members
      .filter(({ agency }) => !then.has(agency.id))
      .map(({ agency }): Change => ({ agencyId: agency.id, name: agency.name, kind: 'joined' })),
  ];
};

const changeOf = (source: RollUp['members'][number]['source'], out: ReturnType<OutNow>): Change['kind'] | undefined => {
  if (!source) return out && 'published';
  if (!out) return 'withdrawn';
  return out.version === source.version && out.manifestHash === source.manifestHash ? undefined : 'corrected';
};

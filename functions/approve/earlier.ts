import type { Stage } from '../../schemas/approval.ts';

/** A stage of the chain that was passed before. */
export interface EarlierStage {
  readonly position: number;
  readonly name: string;
}

/** The stages an open one may send back to, in the order of the chain: those before it, as they were visited last. */
export const earlierStages = (stages: readonly Stage[], current: Stage): EarlierStage[] => {
  const names = new Map(
    stages
      .filter(({ index, position }) => index < current.index && position < current.position)
      .map(({ position, name }) => [position, name]),
  );
  return [...names].map(([position, name]) => ({ position, name })).sort((one, other) => one.position - other.position);
};

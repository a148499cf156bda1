import type { Definition } from './definition.ts';

/** A state machine as one execution knows it: the definition of the moment it was started. */
export interface Machine {
  readonly definitionId: number;
  readonly arn: string;
  readonly name: string;
  readonly roleArn: string;
  readonly definition: Definition;
  /** The definition as it was declared. */
  readonly source: string;
}

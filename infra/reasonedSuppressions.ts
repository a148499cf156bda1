import {
  type IPolicyValidationPlugin,
  type PolicyValidationPluginReport,
  type PolicyViolation,
  Validations,
} from 'aws-cdk-lib';
import type { IConstruct } from 'constructs';
import { z } from 'zod';

const AcknowledgedSchema = z.record(z.string(), z.string());

/** Shorter than this, nobody can have said why. */
const shortestReason = 20;

/** A rule that is set aside without saying why is itself a finding. */
export class ReasonedSuppressions implements IPolicyValidationPlugin {
  readonly name = 'Reasons';
  readonly #app: IConstruct;

  constructor(app: IConstruct) {
    this.#app = app;
  }

  validate(): PolicyValidationPluginReport {
    const violations = this.#app.node.findAll().flatMap(withoutReason);
    return { success: violations.length === 0, violations };
  }
}

const withoutReason = (construct: IConstruct): PolicyViolation[] =>
  construct.node.metadata
    .filter(({ type }) => type === Validations.ACKNOWLEDGED_RULES_METADATA_KEY)
    .flatMap(({ data }) => Object.entries(AcknowledgedSchema.parse(data)))
    .filter(([, reason]) => reason.trim().length < shortestReason)
    .map(([rule]) => ({
      ruleName: 'suppression-without-reason',
      description: `${rule} is set aside without a reason`,
      severity: 'error',
      violatingResources: [{ constructPath: construct.node.path, locations: [] }],
    }));

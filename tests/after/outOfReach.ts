interface Reason {
  readonly grants: RegExp;
  readonly reason: string;
  /** A journey may come to use it, as things happen to follow one another. */
  readonly byChance?: true;
}

/** Grants no journey can be made to use, and why the template has them all the same. */
export const outOfReach: readonly Reason[] = [
  {
    grants: /: (?:logs|xray):/,
    reason: 'Functions of the embedded stack write their logs to files, and nothing traces them.',
  },
  {
    grants: /^StoreLogBucketPolicy: s3:PutObject /,
    reason: 'S3 itself writes access logs; the embedded stack writes none.',
  },
  {
    grants: /^IntakeMalwareGateRole: (?!s3:(?:GetObjectVersion|PutObjectVersionTagging) )/,
    reason:
      'GuardDuty’s own, as its user guide asks: for its rule, for the proof of the bucket, and for whatever is not a named version.',
  },
  {
    grants: /^IntakeScanningTroubledAllow/,
    reason: 'The plan of the embedded stack is never in trouble.',
  },
  {
    grants: /DeadLetters/,
    reason:
      'Events are laid aside after a day of failing; tests/local/events/deliveries.test.ts and tests/contract/lambda.test.ts do it.',
  },
  {
    grants: /Role: dynamodb:(?:Get|Put)Item on table\/StoreTable where MAIL#FAILED$/,
    reason:
      'A mail that is refused for good is written down by whoever hands it over, all by functions/notify/handOver.ts; tests/journeys/mail-failures.test.ts has one refused.',
  },
  {
    grants: /^WorkflowAwaitDecisionRole: (?:kms:Decrypt|states:SendTaskSuccess) /,
    reason: 'Somebody decides after the mail and before the wait: a moment that cannot be hit at will.',
    byChance: true,
  },
  {
    grants: /^IntakeMalwareGateRole: /,
    reason: 'GuardDuty acts in this role; the embedded stack marks uploads in its place, as told.',
  },
  {
    grants: /^IntakeScanningTroubledAllowEventRule/,
    reason: 'GuardDuty says that it cannot scan, which it never does here; tests/infra/options.test.ts reads the rule.',
  },
  {
    grants: /^CampaignFunctionRole: dynamodb:Query on table\/StoreTable where VERSION#\*$/,
    reason: 'Asks when a report was first out, if one was corrected since.',
  },
  {
    grants: /^PortalBoardRole: dynamodb:GetItem on table\/StoreTable where OVERRIDE#\*$/,
    reason:
      'Reads a request that was made already, when the same is ordered again; tests/journeys/override.test.ts does it by command.',
  },
];

/** What these functions do to the column they do by the same code, so that each makes up for another that fell over (ADR 13). */
const keepers = /^(?:WorkflowPublish|PublicColumnFunction|SelfInspectionFunction)Role(?=: )/;
const roles = ['WorkflowPublishRole', 'PublicColumnFunctionRole', 'SelfInspectionFunctionRole'];

/** The grants of which one must be used: one alone, but for those of the keepers of the column. */
export const likes = (grant: string): string[] =>
  keepers.test(grant) ? roles.map((role) => grant.replace(keepers, role)) : [grant];

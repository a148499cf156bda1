import { Stack, Validations } from 'aws-cdk-lib';
import type { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { flattenCfnReference } from 'cdk-nag/lib/utils/flatten-cfn-reference.js';
import type { Construct } from 'constructs';

const reasons: Readonly<Record<string, string>> = {
  s3: 'Objects are granted by key prefix: the keys below it come into being at run time.',
  events: 'GuardDuty names its own rule, beginning with a text that is known, when it makes it.',
  ses: 'Any verified identity of the account, but only from our sender address (condition ses:FromAddress).',
};

/** Answers the question cdk-nag asks about every wildcard in a resource; one it does not expect stays a finding. */
export const explainWildcards = (role: Construct, statements: readonly PolicyStatement[]): void => {
  const explain = (resource: string, reason: string): void =>
    Validations.of(role).acknowledge({ id: `AwsSolutions-IAM5[Resource::${resource}]`, reason });
  explain('*', 'X-Ray takes segments for no resource in particular.');
  for (const statement of statements) {
    const reason = reasons[statement.actions[0]?.split(':')[0] ?? ''];
    const resources = statement.resources.map((arn) => flattenCfnReference(Stack.of(role).resolve(arn)));
    for (const resource of resources.filter((arn) => arn.includes('*'))) if (reason) explain(resource, reason);
  }
};

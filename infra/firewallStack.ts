import { CfnOutput, Stack } from 'aws-cdk-lib';
import { CfnWebACL } from 'aws-cdk-lib/aws-wafv2';
import type { Construct } from 'constructs';
import { portalSegments } from './portal.ts';

export interface FirewallProps {
  /** Name of the installation. */
  readonly name: string;
  /** Requests one address may make in five minutes. A whole county may share one, so this is generous. */
  readonly requests: number;
  /** Forms one address may send to portal and board in five minutes. */
  readonly forms: number;
}

/**
 * A web ACL for the distribution. CloudFront takes one from us-east-1 only, wherever the installation is, so it is a stack of its
 * own; its ARN is given to the installation as `webAclArn`. No rule looks into bodies: opinions are Chinese prose, which rule
 * sets written for other pages take for attacks.
 */
export class FirewallStack extends Stack {
  constructor(scope: Construct, id: string, { name, requests, forms }: FirewallProps) {
    super(scope, id, { description: 'Gongkai: limits on requests at the edge', env: { region: 'us-east-1' } });
    const firewall = new CfnWebACL(this, 'Firewall', {
      name: `${name}-edge`,
      scope: 'CLOUDFRONT',
      defaultAction: { allow: {} },
      visibilityConfig: seen(`${name}-edge`),
      rules: [
        {
          name: 'forms',
          priority: 0,
          action: { block: {} },
          visibilityConfig: seen('forms'),
          statement: {
            rateBasedStatement: { aggregateKeyType: 'IP', limit: forms, scopeDownStatement: sentToPortal },
          },
        },
        {
          name: 'requests',
          priority: 1,
          action: { block: {} },
          visibilityConfig: seen('requests'),
          statement: { rateBasedStatement: { aggregateKeyType: 'IP', limit: requests } },
        },
        {
          name: 'known-bad-addresses',
          priority: 2,
          overrideAction: { none: {} },
          visibilityConfig: seen('known-bad-addresses'),
          statement: {
            managedRuleGroupStatement: { vendorName: 'AWS', name: 'AWSManagedRulesAmazonIpReputationList' },
          },
        },
      ],
    });
    new CfnOutput(this, 'WebAclArn', { value: firewall.attrArn });
  }
}

const seen = (metricName: string) => ({ metricName, cloudWatchMetricsEnabled: true, sampledRequestsEnabled: false });

const matches = (fieldToMatch: object, searchString: string, positionalConstraint: string) => ({
  byteMatchStatement: {
    fieldToMatch,
    searchString,
    positionalConstraint,
    textTransformations: [{ priority: 0, type: 'NONE' }],
  },
});

/** A form that is sent, by its method and the first segment of its path. */
const sentToPortal = {
  andStatement: {
    statements: [
      matches({ method: {} }, 'POST', 'EXACTLY'),
      {
        orStatement: {
          statements: portalSegments.map((segment) => matches({ uriPath: {} }, `/${segment}/`, 'STARTS_WITH')),
        },
      },
    ],
  },
};

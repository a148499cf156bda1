import { Duration, RemovalPolicy, Validations } from 'aws-cdk-lib';
import type { ISecurityGroup, IVpc } from 'aws-cdk-lib/aws-ec2';
import { type PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Architecture, Function as LambdaFunction, Runtime, Tracing } from 'aws-cdk-lib/aws-lambda';
import { LogGroup } from 'aws-cdk-lib/aws-logs';
import type { IQueue } from 'aws-cdk-lib/aws-sqs';
import type { Construct } from 'constructs';
import type { Variable } from '../functions/shared/config.ts';
import type { BundleOptions } from './bundle.ts';
import { isTraced } from './china.ts';
import { functionCode } from './functionCode.ts';
import type { InstallationSettings } from './settings.ts';
import { explainWildcards } from './wildcards.ts';

export interface StageFunctionProps extends BundleOptions {
  readonly settings: InstallationSettings;
  /** Path of the handler's file, e.g. functions/parse/handler.ts */
  readonly entry: string;
  /** Name of the exported function. */
  readonly handler?: string;
  readonly environment: Readonly<Partial<Record<Variable, string>>>;
  /** Everything the function may do, besides writing its log and traces. */
  readonly grants: readonly PolicyStatement[];
  /** Megabytes; the share of a processor follows from it. */
  readonly memorySize?: number;
  readonly timeoutSeconds?: number;
  /** How often it may run at the same time; without it as often as the account allows. */
  readonly concurrency?: number;
  /** A network of its own. */
  readonly network?: { readonly vpc: IVpc; readonly securityGroup: ISecurityGroup };
  /** Where an event goes that the function failed on, again and again, when invoked without anybody waiting. */
  readonly deadLetterQueue?: IQueue;
}

/** A function with a role and a log of its own. */
export const stageFunction = (scope: Construct, id: string, props: StageFunctionProps): LambdaFunction => {
  const { settings, grants } = props;
  const logGroup = new LogGroup(scope, `${id}Log`, {
    retention: settings.logDays,
    removalPolicy: RemovalPolicy.DESTROY,
  });
  const role = new Role(scope, `${id}Role`, { assumedBy: new ServicePrincipal('lambda.amazonaws.com') });
  logGroup.grantWrite(role);
  for (const statement of grants) role.addToPolicy(statement);
  explainWildcards(role, grants);
  if (props.network) mayJoinNetworks(role);
  return new LambdaFunction(scope, id, {
    runtime: Runtime.NODEJS_24_X,
    architecture: Architecture.X86_64,
    code: functionCode(props.entry, { packages: props.packages, beside: props.beside }),
    handler: `index.${props.handler ?? 'handler'}`,
    memorySize: props.memorySize ?? 512,
    timeout: Duration.seconds(props.timeoutSeconds ?? 30),
    // What the lines of its log and its metrics name as their service.
    environment: {
      ...(settings.canary && { CANARY: 'on' }),
      ...props.environment,
      POWERTOOLS_SERVICE_NAME: settings.name,
    },
    tracing: isTraced(settings) ? Tracing.ACTIVE : Tracing.DISABLED,
    role,
    logGroup,
    deadLetterQueue: props.deadLetterQueue,
    reservedConcurrentExecutions: props.concurrency,
    ...(props.network && { vpc: props.network.vpc, securityGroups: [props.network.securityGroup] }),
  });
};

/** Lambda joins a function to a network with the function's own role; the construct adds AWS's policy for it. */
const mayJoinNetworks = (role: Role): void =>
  Validations.of(role).acknowledge({
    id: 'AwsSolutions-IAM4[Policy::arn:<AWS::Partition>:iam::aws:policy/service-role/AWSLambdaVPCAccessExecutionRole]',
    reason: 'Network interfaces do not exist before Lambda makes them, so no narrower policy can name them.',
  });

import { join } from 'node:path';
import { Aws, Duration, RemovalPolicy, Validations } from 'aws-cdk-lib';
import { Rule, Schedule } from 'aws-cdk-lib/aws-events';
import { LambdaFunction as FunctionTarget } from 'aws-cdk-lib/aws-events-targets';
import { PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import type { Function as LambdaFunction } from 'aws-cdk-lib/aws-lambda';
import { LogGroup } from 'aws-cdk-lib/aws-logs';
import type { Queue } from 'aws-cdk-lib/aws-sqs';
import { DefinitionBody, LogLevel, StateMachine, StateMachineType } from 'aws-cdk-lib/aws-stepfunctions';
import { Construct } from 'constructs';
import { approvalFunctions } from './approvalFunctions.ts';
import { projectRoot } from './bundle.ts';
import { isTraced } from './china.ts';
import { deadLetterQueue } from './deadLetterQueue.ts';
import { stateMachineName } from './names.ts';
import type { InstallationSettings } from './settings.ts';
import {
  notifyFunction,
  parkFunction,
  parseFunction,
  publishFunction,
  renderFunction,
  validateFunction,
} from './stageFunctions.ts';
import type { WorkflowProps } from './workflowProps.ts';

/** The state machine that runs `workflows/publish-report.asl.json`, and what happens when an execution ends badly. */
export class Workflow extends Construct {
  readonly stateMachine: StateMachine;
  readonly sweep: LambdaFunction;
  readonly park: LambdaFunction;
  /** Ends of executions that `park` could not take note of. */
  readonly deadLetters: Queue;

  constructor(scope: Construct, id: string, props: WorkflowProps) {
    super(scope, id);
    const { nextStep, awaitDecision, sweep } = approvalFunctions(this, props);
    this.stateMachine = stateMachine(this, props.settings, {
      NotifyFunction: notifyFunction(this, props),
      ParseFunction: parseFunction(this, props),
      ValidateFunction: validateFunction(this, props),
      RenderFunction: renderFunction(this, props),
      NextStepFunction: nextStep,
      AwaitDecisionFunction: awaitDecision,
      PublishFunction: publishFunction(this, props),
    });
    this.sweep = sweep;
    sweepEveryMinute(this, sweep);
    this.deadLetters = deadLetterQueue(this, 'DeadLetters');
    this.park = parkFunction(this, props, this.deadLetters);
    parkWhatFails(this, this.stateMachine, this.park, this.deadLetters);
  }
}

/** `functions` by the names of the blanks in the definition. */
const stateMachine = (
  scope: Construct,
  settings: InstallationSettings,
  functions: Readonly<Record<string, LambdaFunction>>,
): StateMachine => {
  const arns = Object.fromEntries(Object.entries(functions).map(([name, { functionArn }]) => [name, functionArn]));
  const role = new Role(scope, 'StateMachineRole', { assumedBy: new ServicePrincipal('states.amazonaws.com') });
  role.addToPolicy(new PolicyStatement({ actions: ['lambda:InvokeFunction'], resources: Object.values(arns) }));
  Validations.of(role).acknowledge({
    id: 'AwsSolutions-IAM5[Resource::*]',
    reason: 'X-Ray and the delivery of logs take no resource in particular.',
  });
  const machine = new StateMachine(scope, 'StateMachine', {
    stateMachineName: stateMachineName(settings),
    stateMachineType: StateMachineType.STANDARD,
    definitionBody: DefinitionBody.fromFile(join(projectRoot, 'workflows', 'publish-report.asl.json')),
    definitionSubstitutions: { Partition: Aws.PARTITION, ...arns },
    role,
    tracingEnabled: isTraced(settings),
    logs: {
      destination: stateMachineLog(scope, settings),
      level: LogLevel.ALL,
      // Task tokens are secrets: they pass through the state, so the log must not hold it.
      includeExecutionData: false,
    },
  });
  if (!isTraced(settings))
    Validations.of(machine).acknowledge({ id: 'AwsSolutions-SF2', reason: 'X-Ray is not joined to Lambda in aws-cn.' });
  return machine;
};

/** Under the prefix for which CloudWatch needs no resource policy per log group: an account may have ten of those. */
const stateMachineLog = (scope: Construct, settings: InstallationSettings): LogGroup =>
  new LogGroup(scope, 'StateMachineLog', {
    logGroupName: `/aws/vendedlogs/states/${stateMachineName(settings)}`,
    retention: settings.logDays,
    removalPolicy: RemovalPolicy.DESTROY,
  });

/** The next minute tries again what this one could not, so nothing is retried in between. */
const sweepEveryMinute = (scope: Construct, sweep: LambdaFunction): void => {
  new Rule(scope, 'EveryMinute', {
    description: 'Delivers decisions whose delivery was interrupted',
    schedule: Schedule.rate(Duration.minutes(1)),
    targets: [new FunctionTarget(sweep, { retryAttempts: 0, maxEventAge: Duration.minutes(1) })],
  });
  sweep.configureAsyncInvoke({ retryAttempts: 0, maxEventAge: Duration.minutes(1) });
};

const parkWhatFails = (
  scope: Construct,
  { stateMachineArn }: StateMachine,
  park: LambdaFunction,
  deadLetters: Queue,
): void => {
  park.configureAsyncInvoke({ retryAttempts: 2, maxEventAge: Duration.hours(6) });
  new Rule(scope, 'ExecutionFailed', {
    description: 'An execution ended by a fault of ours',
    eventPattern: {
      source: ['aws.states'],
      detailType: ['Step Functions Execution Status Change'],
      detail: { stateMachineArn: [stateMachineArn], status: ['FAILED', 'TIMED_OUT', 'ABORTED'] },
    },
    targets: [
      new FunctionTarget(park, {
        deadLetterQueue: deadLetters,
        retryAttempts: 185,
        maxEventAge: Duration.hours(24),
      }),
    ],
  });
};

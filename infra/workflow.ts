import { join } from 'node:path';
import { Aws, Duration, RemovalPolicy, Validations } from 'aws-cdk-lib';
import type { IDistribution } from 'aws-cdk-lib/aws-cloudfront';
import { Rule, Schedule } from 'aws-cdk-lib/aws-events';
import { LambdaFunction as FunctionTarget } from 'aws-cdk-lib/aws-events-targets';
import { PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import type { Function as LambdaFunction } from 'aws-cdk-lib/aws-lambda';
import { LogGroup } from 'aws-cdk-lib/aws-logs';
import type { IBucket } from 'aws-cdk-lib/aws-s3';
import type { Queue } from 'aws-cdk-lib/aws-sqs';
import { DefinitionBody, LogLevel, StateMachine, StateMachineType } from 'aws-cdk-lib/aws-stepfunctions';
import { Construct } from 'constructs';
import { projectRoot } from './bundle.ts';
import { deadLetterQueue } from './deadLetterQueue.ts';
import { stateMachineName } from './names.ts';
import type { InstallationSettings } from './settings.ts';
import { StageFunctions } from './stageFunctions.ts';
import type { Store } from './store.ts';

export interface WorkflowProps {
  readonly settings: InstallationSettings;
  readonly store: Store;
  readonly dropBucket: IBucket;
  readonly publicBucket: IBucket;
  readonly distribution: IDistribution;
}

/** The state machine that runs `workflows/publish-report.asl.json`, and what happens when an execution ends badly. */
export class Workflow extends Construct {
  readonly stateMachine: StateMachine;
  readonly functions: StageFunctions;
  /** Ends of executions that `park` could not take note of. */
  readonly deadLetters: Queue;

  constructor(scope: Construct, id: string, props: WorkflowProps) {
    super(scope, id);
    this.deadLetters = deadLetterQueue(this, 'DeadLetters');
    this.functions = new StageFunctions(this, 'Functions', { ...props, parkDeadLetters: this.deadLetters });
    this.stateMachine = this.defineStateMachine(props.settings);
    this.parkWhatFails();
    new Rule(this, 'EveryMinute', {
      description: 'Delivers decisions whose delivery was interrupted',
      schedule: Schedule.rate(Duration.minutes(1)),
      targets: [new FunctionTarget(this.functions.sweep, { retryAttempts: 0, maxEventAge: Duration.minutes(1) })],
    });
  }

  private defineStateMachine(settings: InstallationSettings): StateMachine {
    const byName: Readonly<Record<string, LambdaFunction>> = {
      NotifyFunction: this.functions.notify,
      ParseFunction: this.functions.parse,
      ValidateFunction: this.functions.validate,
      RenderFunction: this.functions.render,
      NextStepFunction: this.functions.nextStep,
      AwaitDecisionFunction: this.functions.awaitDecision,
      PublishFunction: this.functions.publish,
    };
    const arns = Object.fromEntries(Object.entries(byName).map(([name, { functionArn }]) => [name, functionArn]));
    const role = new Role(this, 'StateMachineRole', { assumedBy: new ServicePrincipal('states.amazonaws.com') });
    role.addToPolicy(new PolicyStatement({ actions: ['lambda:InvokeFunction'], resources: Object.values(arns) }));
    Validations.of(role).acknowledge({
      id: 'AwsSolutions-IAM5[Resource::*]',
      reason: 'X-Ray and the delivery of logs take no resource in particular.',
    });
    return new StateMachine(this, 'StateMachine', {
      stateMachineName: stateMachineName(settings),
      stateMachineType: StateMachineType.STANDARD,
      definitionBody: DefinitionBody.fromFile(join(projectRoot, 'workflows', 'publish-report.asl.json')),
      definitionSubstitutions: { Partition: Aws.PARTITION, ...arns },
      role,
      tracingEnabled: true,
      logs: {
        destination: new LogGroup(this, 'StateMachineLog', {
          logGroupName: `/aws/vendedlogs/states/${stateMachineName(settings)}`,
          retention: settings.logDays,
          removalPolicy: RemovalPolicy.DESTROY,
        }),
        level: LogLevel.ALL,
        // Task tokens are secrets: they pass through the state, so the log must not hold it.
        includeExecutionData: false,
      },
    });
  }

  private parkWhatFails(): void {
    this.functions.park.configureAsyncInvoke({ retryAttempts: 2, maxEventAge: Duration.hours(6) });
    new Rule(this, 'ExecutionFailed', {
      description: 'An execution ended by a fault of ours',
      eventPattern: {
        source: ['aws.states'],
        detailType: ['Step Functions Execution Status Change'],
        detail: {
          stateMachineArn: [this.stateMachine.stateMachineArn],
          status: ['FAILED', 'TIMED_OUT', 'ABORTED'],
        },
      },
      targets: [
        new FunctionTarget(this.functions.park, {
          deadLetterQueue: this.deadLetters,
          retryAttempts: 185,
          maxEventAge: Duration.hours(24),
        }),
      ],
    });
  }
}

import { Duration } from 'aws-cdk-lib';
import { Rule } from 'aws-cdk-lib/aws-events';
import { LambdaFunction as FunctionTarget } from 'aws-cdk-lib/aws-events-targets';
import type { Function as LambdaFunction } from 'aws-cdk-lib/aws-lambda';
import { type Bucket, CfnBucket } from 'aws-cdk-lib/aws-s3';
import type { Queue } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import { closedBucket } from './closedBucket.ts';
import { deadLetterQueue } from './deadLetterQueue.ts';
import { readObjects, readVersions, seeMissing, useItems, useStateMachine } from './grants.ts';
import { stateMachineArn } from './names.ts';
import { inDropBucket } from './retention.ts';
import type { InstallationSettings } from './settings.ts';
import { brakeOn } from './spendBrake.ts';
import { stageFunction } from './stageFunction.ts';
import type { Store } from './store.ts';

/** How the path begins: a file in the drop bucket becomes one execution. */
export class Intake extends Construct {
  readonly dropBucket: Bucket;
  readonly receive: LambdaFunction;
  /** Events that could not be delivered to `receive`, or that it failed on; in both cases the body is the event. */
  readonly deadLetters: Queue;

  constructor(scope: Construct, id: string, props: { settings: InstallationSettings; store: Store }) {
    super(scope, id);
    const { settings, store } = props;
    this.dropBucket = closedBucket(this, 'DropBucket', settings, {
      serverAccessLogsBucket: store.logBucket,
      serverAccessLogsPrefix: 'drop/',
      lifecycleRules: inDropBucket(settings),
    });
    sendEventsToEventBridge(this.dropBucket);
    this.deadLetters = deadLetterQueue(this, 'DeadLetters');
    const startedStateMachine = stateMachineArn(this, settings);
    this.receive = stageFunction(this, 'Receive', {
      settings,
      entry: 'functions/receive/handler.ts',
      environment: {
        TABLE_NAME: store.table.tableName,
        WORK_BUCKET: store.workBucket.bucketName,
        STATE_MACHINE_ARN: startedStateMachine,
      },
      grants: [
        useItems(store.table, ['GetItem', 'PutItem'], 'SUBMISSION#*'),
        readObjects(store.workBucket, 'register/*'),
        readVersions(this.dropBucket, 'incoming/*'),
        seeMissing(this.dropBucket, 'incoming/*'),
        useStateMachine(startedStateMachine, 'StartExecution'),
      ],
      deadLetterQueue: this.deadLetters,
      ...brakeOn(settings, 'receive'),
    });
    this.receive.configureAsyncInvoke({ retryAttempts: 2, maxEventAge: Duration.hours(6) });
    new Rule(this, 'FileArrived', {
      description: 'A file has arrived in the drop bucket',
      eventPattern: {
        source: ['aws.s3'],
        detailType: ['Object Created'],
        detail: { bucket: { name: [this.dropBucket.bucketName] }, object: { key: [{ prefix: 'incoming/' }] } },
      },
      targets: [
        new FunctionTarget(this.receive, {
          deadLetterQueue: this.deadLetters,
          retryAttempts: 185,
          maxEventAge: Duration.hours(24),
        }),
      ],
    });
  }
}

/** By the bucket's own property: the option of the construct would bring a custom resource. */
const sendEventsToEventBridge = (bucket: Bucket): void => {
  const resource = bucket.node.defaultChild;
  if (!(resource instanceof CfnBucket)) throw new Error('The drop bucket has no resource of its own');
  resource.addPropertyOverride('NotificationConfiguration.EventBridgeConfiguration.EventBridgeEnabled', true);
};

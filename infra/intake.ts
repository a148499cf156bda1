import { Duration } from 'aws-cdk-lib';
import { type EventPattern, Rule } from 'aws-cdk-lib/aws-events';
import { LambdaFunction as FunctionTarget } from 'aws-cdk-lib/aws-events-targets';
import type { Function as LambdaFunction } from 'aws-cdk-lib/aws-lambda';
import { type Bucket, CfnBucket } from 'aws-cdk-lib/aws-s3';
import type { Queue } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import { closedBucket } from './closedBucket.ts';
import { deadLetterQueue } from './deadLetterQueue.ts';
import { readObjects, readVersions, seeMissing, useItems, useStateMachine } from './grants.ts';
import { MalwareGate } from './malwareGate.ts';
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
    if (settings.malwareGate) this.#listenToTheGate();
    else this.#listenToTheBucket();
  }

  #listenToTheBucket(): void {
    this.#receiveWhen('FileArrived', 'A file has arrived in the drop bucket', {
      source: ['aws.s3'],
      detailType: ['Object Created'],
      detail: { bucket: { name: [this.dropBucket.bucketName] }, object: { key: [{ prefix: 'incoming/' }] } },
    });
  }

  /** Instead of the bucket: what the gate has not scanned has not arrived. */
  #listenToTheGate(): void {
    const { bucketName } = this.dropBucket;
    new MalwareGate(this, 'MalwareGate', { dropBucket: this.dropBucket });
    this.#receiveWhen('FileScanned', 'A file in the drop bucket has been scanned', {
      source: ['aws.guardduty'],
      detailType: ['GuardDuty Malware Protection Object Scan Result'],
      detail: { s3ObjectDetails: { bucketName: [bucketName], objectKey: [{ prefix: 'incoming/' }] } },
    });
    this.#receiveWhen('ScanningTroubled', 'Files may go unscanned: receive fails on it, so that somebody is told', {
      source: ['aws.guardduty'],
      detailType: ['Warning', 'Error'].map((status) => `GuardDuty Malware Protection Resource Status ${status}`),
      detail: { s3BucketDetails: { bucketName: [bucketName] } },
    });
  }

  #receiveWhen(id: string, description: string, eventPattern: EventPattern): void {
    const target = new FunctionTarget(this.receive, {
      deadLetterQueue: this.deadLetters,
      retryAttempts: 185,
      maxEventAge: Duration.hours(24),
    });
    new Rule(this, id, { description, eventPattern, targets: [target] });
  }
}

/** By the bucket's own property: the option of the construct would bring a custom resource. */
const sendEventsToEventBridge = (bucket: Bucket): void => {
  const resource = bucket.node.defaultChild;
  if (!(resource instanceof CfnBucket)) throw new Error('The drop bucket has no resource of its own');
  resource.addPropertyOverride('NotificationConfiguration.EventBridgeConfiguration.EventBridgeEnabled', true);
};

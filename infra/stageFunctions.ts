import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { Function as LambdaFunction } from 'aws-cdk-lib/aws-lambda';
import type { IQueue } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import {
  queryLists,
  readObjects,
  readParameters,
  readVersions,
  sendMail,
  useItems,
  useKey,
  useStateMachine,
  writeObjects,
} from './grants.ts';
import { settingsPrefix, stateMachineArn } from './names.ts';
import { renderAsset } from './renderAsset.ts';
import { stageFunction } from './stageFunction.ts';
import type { WorkflowProps } from './workflow.ts';

/** Keys `publish` makes in the public bucket; the assets beside them are loaded at deployment. */
const publishedKeys = [
  'index.html',
  '????/index.html',
  'agencies/*',
  'reports/*',
  'data/*',
  'feed.xml',
  'sitemap.xml',
] as const;

interface StageFunctionsProps extends WorkflowProps {
  readonly parkDeadLetters: IQueue;
}

/** The functions of the stages: what each is told, and everything each may do. */
export class StageFunctions extends Construct {
  readonly notify: LambdaFunction;
  readonly parse: LambdaFunction;
  readonly validate: LambdaFunction;
  readonly render: LambdaFunction;
  readonly nextStep: LambdaFunction;
  readonly awaitDecision: LambdaFunction;
  readonly sweep: LambdaFunction;
  readonly publish: LambdaFunction;
  readonly park: LambdaFunction;

  constructor(scope: Construct, id: string, props: StageFunctionsProps) {
    super(scope, id);
    const { settings, store, dropBucket, publicBucket, distribution } = props;
    const { table, workBucket, key } = store;
    const TABLE_NAME = table.tableName;
    const WORK_BUCKET = workBucket.bucketName;
    const PUBLIC_BUCKET = publicBucket.bucketName;
    const SETTINGS_PREFIX = settingsPrefix(settings);
    const KEY_ID = key.keyId;
    const mails = [readParameters(this, settings), sendMail(this, settings)];

    this.notify = stageFunction(this, 'Notify', {
      settings,
      entry: 'functions/notify/handler.ts',
      environment: { TABLE_NAME, WORK_BUCKET, SETTINGS_PREFIX },
      grants: [
        useItems(table, ['GetItem', 'UpdateItem', 'Query'], 'SUBMISSION#*'),
        useItems(table, ['PutItem'], 'LINK#*'),
        ...readObjects(workBucket, 'register/*', 'submissions/*'),
        ...mails,
      ],
    });
    this.parse = stageFunction(this, 'Parse', {
      settings,
      entry: 'functions/parse/handler.ts',
      environment: { WORK_BUCKET },
      grants: [readVersions(dropBucket, 'incoming/*'), writeObjects(workBucket, 'submissions/*')],
      memorySize: 1024,
      timeoutSeconds: 60,
    });
    this.validate = stageFunction(this, 'Validate', {
      settings,
      entry: 'functions/validate/handler.ts',
      environment: { TABLE_NAME, WORK_BUCKET, PUBLIC_BUCKET },
      grants: [
        useItems(table, ['GetItem', 'PutItem', 'UpdateItem'], 'SUBMISSION#*', 'TAKEN#*'),
        useItems(table, ['GetItem'], 'CATALOGUE#*'),
        ...readObjects(workBucket, 'register/*', 'submissions/*'),
        writeObjects(workBucket, 'submissions/*'),
        ...readObjects(publicBucket, 'reports/*'),
      ],
    });
    this.render = stageFunction(this, 'Render', {
      settings,
      entry: 'functions/render/handler.ts',
      environment: { TABLE_NAME, WORK_BUCKET },
      grants: [
        useItems(table, ['GetItem', 'UpdateItem'], 'SUBMISSION#*'),
        ...readObjects(workBucket, 'register/*', 'submissions/*'),
        writeObjects(workBucket, 'submissions/*'),
      ],
      memorySize: 2048,
      timeoutSeconds: 60,
      ...renderAsset(),
    });

    const approve = {
      settings,
      entry: 'functions/approve/handler.ts',
      environment: { TABLE_NAME, WORK_BUCKET, SETTINGS_PREFIX, KEY_ID },
    };
    const chain = [
      useItems(table, ['GetItem', 'PutItem', 'UpdateItem', 'Query'], 'SUBMISSION#*'),
      useItems(table, ['PutItem'], 'LINK#*'),
      useItems(table, ['GetItem'], 'TAKEN#*'),
      ...readObjects(workBucket, 'register/*', 'submissions/*'),
      ...mails,
    ];
    this.nextStep = stageFunction(this, 'NextStep', { ...approve, handler: 'nextStep', grants: chain });
    this.awaitDecision = stageFunction(this, 'AwaitDecision', {
      ...approve,
      handler: 'awaitDecision',
      grants: [...chain, useKey(key, 'Encrypt')],
    });
    this.sweep = stageFunction(this, 'Sweep', {
      ...approve,
      handler: 'sweep',
      grants: [
        ...chain,
        queryLists(table, 'WAITING'),
        useKey(key, 'Decrypt'),
        useStateMachine(stateMachineArn(this, settings), 'SendTaskSuccess'),
      ],
    });

    this.publish = stageFunction(this, 'Publish', {
      settings,
      entry: 'functions/publish/handler.ts',
      environment: { TABLE_NAME, WORK_BUCKET, PUBLIC_BUCKET, SETTINGS_PREFIX },
      grants: [
        useItems(
          table,
          ['GetItem', 'PutItem', 'UpdateItem', 'Query'],
          'CATALOGUE',
          'CATALOGUE#*',
          'VERSION#*',
          'SUBMISSION#*',
        ),
        ...readObjects(workBucket, 'register/*', 'submissions/*'),
        ...readObjects(publicBucket, ...publishedKeys, 'assets/*'),
        writeObjects(publicBucket, ...publishedKeys),
        readParameters(this, settings),
        new PolicyStatement({
          actions: ['cloudfront:CreateInvalidation'],
          resources: [distribution.distributionArn],
        }),
      ],
      timeoutSeconds: 60,
    });
    this.park = stageFunction(this, 'Park', {
      settings,
      entry: 'functions/park/handler.ts',
      environment: { TABLE_NAME, WORK_BUCKET, SETTINGS_PREFIX },
      grants: [
        useItems(table, ['GetItem', 'UpdateItem'], 'SUBMISSION#*'),
        ...readObjects(workBucket, 'register/*'),
        ...mails,
      ],
      deadLetterQueue: props.parkDeadLetters,
    });
  }
}

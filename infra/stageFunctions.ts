import type { Function as LambdaFunction } from 'aws-cdk-lib/aws-lambda';
import type { IQueue } from 'aws-cdk-lib/aws-sqs';
import type { Construct } from 'constructs';
import { columnEnvironment, columnGrants } from './column.ts';
import {
  addToAudit,
  lockPublished,
  mailTheCanary,
  noteStandings,
  readObjects,
  readParameters,
  readUploads,
  recordMailFailures,
  sendMail,
  useItems,
  writeObjects,
} from './grants.ts';
import { Isolation } from './isolation.ts';
import { settingsPrefix } from './names.ts';
import { renderAsset } from './renderAsset.ts';
import type { InstallationSettings } from './settings.ts';
import { brakeOn } from './spendBrake.ts';
import { stageFunction } from './stageFunction.ts';
import type { WorkflowProps } from './workflowProps.ts';

// The functions of the stages: what each is told, and everything each may do. Those of the chain of approvals are in
// approvalFunctions.ts.

/** Tells people what became of a submission. */
export const notifyFunction = (scope: Construct, { settings, store }: WorkflowProps): LambdaFunction =>
  stageFunction(scope, 'Notify', {
    settings,
    entry: 'functions/notify/handler.ts',
    environment: {
      TABLE_NAME: store.table.tableName,
      WORK_BUCKET: store.workBucket.bucketName,
      SETTINGS_PREFIX: settingsPrefix(settings),
    },
    grants: [
      useItems(store.table, ['GetItem', 'UpdateItem', 'Query'], 'SUBMISSION#*'),
      useItems(store.table, ['GetItem'], 'CATALOGUE#*'),
      useItems(store.table, ['PutItem'], 'LINK#*'),
      addToAudit(store.table),
      noteStandings(store.table),
      readObjects(store.workBucket, 'register/*', 'submissions/*'),
      readParameters(scope, settings),
      sendMail(scope, settings),
      recordMailFailures(store.table),
      ...mailTheCanary(store.workBucket, settings),
    ],
  });

/** Meets bytes from outside, so it can do next to nothing: read uploads, write what it read. */
export const parseFunction = (scope: Construct, { settings, store, dropBucket }: WorkflowProps): LambdaFunction =>
  stageFunction(scope, 'Parse', {
    settings,
    entry: 'functions/parse/handler.ts',
    environment: { WORK_BUCKET: store.workBucket.bucketName },
    // Codes of Chinese fonts that are not embedded in a PDF, beside its reader.
    beside: [{ from: 'node_modules/pdfjs-dist/cmaps', to: 'cmaps' }],
    grants: [readUploads(dropBucket, settings), writeObjects(store.workBucket, 'submissions/*')],
    memorySize: 1024,
    timeoutSeconds: 60,
    ...brakeOn(settings, 'parse'),
    network: settings.isolateParse
      ? new Isolation(scope, 'Isolation', { dropBucket, workBucket: store.workBucket })
      : undefined,
  });

/** Checks a report against the form, itself, and last year's. */
export const validateFunction = (scope: Construct, { settings, store, publicBucket }: WorkflowProps): LambdaFunction =>
  stageFunction(scope, 'Validate', {
    settings,
    entry: 'functions/validate/handler.ts',
    environment: {
      TABLE_NAME: store.table.tableName,
      WORK_BUCKET: store.workBucket.bucketName,
      PUBLIC_BUCKET: publicBucket.bucketName,
    },
    grants: [
      useItems(store.table, ['GetItem', 'UpdateItem'], 'SUBMISSION#*'),
      useItems(store.table, ['GetItem', 'PutItem'], 'TAKEN#*'),
      useItems(store.table, ['BatchWriteItem', 'Query'], 'LIKENESS#*'),
      useItems(store.table, ['GetItem'], 'CATALOGUE#*'),
      readObjects(store.workBucket, 'register/*', 'submissions/*'),
      writeObjects(store.workBucket, 'submissions/*'),
      readObjects(publicBucket, 'reports/*'),
    ],
  });

/**
 * Typesets; the memory buys the processor that makes a PDF in tens of milliseconds. It reads what was dropped again,
 * because an authority may want the original published.
 */
export const renderFunction = (scope: Construct, { settings, store, dropBucket }: WorkflowProps): LambdaFunction =>
  stageFunction(scope, 'Render', {
    settings,
    entry: 'functions/render/handler.ts',
    environment: {
      TABLE_NAME: store.table.tableName,
      WORK_BUCKET: store.workBucket.bucketName,
      SETTINGS_PREFIX: settingsPrefix(settings),
    },
    grants: [
      useItems(store.table, ['GetItem', 'UpdateItem'], 'SUBMISSION#*'),
      readObjects(store.workBucket, 'register/*', 'submissions/*'),
      readUploads(dropBucket, settings),
      writeObjects(store.workBucket, 'submissions/*'),
      readParameters(scope, settings),
    ],
    memorySize: 2048,
    timeoutSeconds: 60,
    ...brakeOn(settings, 'render'),
    ...renderAsset(settings),
  });

const yearsOf = ({ objectLockYears }: InstallationSettings): { OBJECT_LOCK_YEARS?: string } =>
  objectLockYears ? { OBJECT_LOCK_YEARS: String(objectLockYears) } : {};

/** Publishes what was approved, and makes the pages that lead to it. */
export const publishFunction = (scope: Construct, props: WorkflowProps): LambdaFunction =>
  stageFunction(scope, 'Publish', {
    settings: props.settings,
    entry: 'functions/publish/handler.ts',
    environment: { ...columnEnvironment(props), ...yearsOf(props.settings) },
    grants: [
      ...columnGrants(scope, props),
      useItems(props.store.table, ['GetItem', 'UpdateItem', 'Query'], 'SUBMISSION#*'),
      useItems(props.store.table, ['PutItem'], 'CHANGED'),
      readObjects(props.store.workBucket, 'submissions/*'),
      ...(props.settings.objectLockYears ? [lockPublished(props.publicBucket)] : []),
    ],
    memorySize: 1024,
    // Fifty at the same moment wait for one another at the files they share.
    timeoutSeconds: 180,
  });

/** Takes note of an execution that ended by a fault of ours. */
export const parkFunction = (
  scope: Construct,
  { settings, store }: WorkflowProps,
  deadLetterQueue: IQueue,
): LambdaFunction =>
  stageFunction(scope, 'Park', {
    settings,
    entry: 'functions/park/handler.ts',
    environment: {
      TABLE_NAME: store.table.tableName,
      WORK_BUCKET: store.workBucket.bucketName,
      SETTINGS_PREFIX: settingsPrefix(settings),
    },
    grants: [
      useItems(store.table, ['GetItem', 'UpdateItem', 'Query'], 'SUBMISSION#*'),
      addToAudit(store.table),
      noteStandings(store.table),
      readObjects(store.workBucket, 'register/*'),
      readParameters(scope, settings),
      sendMail(scope, settings),
      recordMailFailures(store.table),
      ...mailTheCanary(store.workBucket, settings),
    ],
    deadLetterQueue,
  });

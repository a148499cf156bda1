import { Duration } from 'aws-cdk-lib';
import type { IDistribution } from 'aws-cdk-lib/aws-cloudfront';
import { Rule, Schedule } from 'aws-cdk-lib/aws-events';
import { LambdaFunction as FunctionTarget } from 'aws-cdk-lib/aws-events-targets';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { Function as LambdaFunction } from 'aws-cdk-lib/aws-lambda';
import type { IBucket } from 'aws-cdk-lib/aws-s3';
import { Construct } from 'constructs';
import { deleteObjects, readObjects, readParameters, seeMissing, useItems, writeObjects } from './grants.ts';
import { settingsPrefix } from './names.ts';
import type { InstallationSettings } from './settings.ts';
import { stageFunction } from './stageFunction.ts';
import type { Store } from './store.ts';

export interface ColumnProps {
  readonly settings: InstallationSettings;
  readonly store: Store;
  readonly publicBucket: IBucket;
  readonly distribution: IDistribution;
}

/** What is told to a function that keeps the public column. */
export const columnEnvironment = ({ settings, store, publicBucket }: ColumnProps) => ({
  TABLE_NAME: store.table.tableName,
  WORK_BUCKET: store.workBucket.bucketName,
  PUBLIC_BUCKET: publicBucket.bucketName,
  SETTINGS_PREFIX: settingsPrefix(settings),
});

/** Keys the column makes in the public bucket; the assets beside them are loaded at deployment. */
const columnKeys = [
  'index.html',
  '????/*',
  'agencies/*',
  'reports/*',
  'data/*',
  'search/*',
  'feed.xml',
  'sitemap*.xml',
];

/** To make the public column agree with its catalogue: pointers, lists, pages, and what is put away when it is withdrawn. */
export const columnGrants = (scope: Construct, props: ColumnProps): PolicyStatement[] => {
  const { settings, store, publicBucket, distribution } = props;
  const { table, workBucket } = store;
  return [
    useItems(table, ['GetItem', 'PutItem', 'Query'], 'CATALOGUE'),
    useItems(table, ['GetItem', 'BatchGetItem', 'PutItem', 'Query'], 'CATALOGUE#*', 'SHELF#*'),
    useItems(table, ['GetItem', 'PutItem', 'UpdateItem', 'Query'], 'VERSION#*'),
    useItems(table, ['PutItem', 'DeleteItem', 'Query'], 'LISTED#*', 'LATEST'),
    readObjects(workBucket, 'register/*', 'withdrawn/*'),
    writeObjects(workBucket, 'withdrawn/*'),
    seeMissing(workBucket, 'withdrawn/*'),
    readObjects(publicBucket, ...columnKeys),
    seeMissing(publicBucket),
    writeObjects(publicBucket, ...columnKeys),
    // Texts and segments the search needs no more; everything else is only ever written over.
    deleteObjects(publicBucket, 'search/*'),
    readParameters(scope, settings),
    new PolicyStatement({ actions: ['cloudfront:CreateInvalidation'], resources: [distribution.distributionArn] }),
  ];
};

/** Keeps the public column in agreement with its catalogue: rung after a withdrawal, and by the clock. */
export class PublicColumn extends Construct {
  readonly column: LambdaFunction;

  constructor(scope: Construct, id: string, props: ColumnProps) {
    super(scope, id);
    const { settings, store } = props;
    this.column = stageFunction(this, 'Function', {
      settings,
      entry: 'functions/column/handler.ts',
      environment: columnEnvironment(props),
      grants: [...columnGrants(this, props), useItems(store.table, ['DeleteItem', 'Query'], 'CHANGED')],
      memorySize: 1024,
      timeoutSeconds: 600,
    });
    // The next minute tries again what this one could not.
    this.column.configureAsyncInvoke({ retryAttempts: 2, maxEventAge: Duration.minutes(5) });
    new Rule(this, 'EveryMinute', {
      description: 'Folds what has changed into the files of whole years and the search',
      schedule: Schedule.rate(Duration.minutes(1)),
      targets: [new FunctionTarget(this.column, { retryAttempts: 0, maxEventAge: Duration.minutes(1) })],
    });
  }
}

import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { Function as LambdaFunction } from 'aws-cdk-lib/aws-lambda';
import type { IBucket } from 'aws-cdk-lib/aws-s3';
import type { Construct } from 'constructs';
import {
  addToAudit,
  queryLists,
  readObjects,
  readParameters,
  seeMissing,
  sendMail,
  useItems,
  useStateMachine,
  writeObjects,
} from './grants.ts';
import { settingsPrefix, stateMachineArn } from './names.ts';
import type { InstallationSettings } from './settings.ts';
import { brakeOn } from './spendBrake.ts';
import { stageFunction } from './stageFunction.ts';
import type { Store } from './store.ts';

/** First segment of the addresses of the authority's board. */
export const boardSegment = 'board';

export interface BoardProps {
  readonly settings: InstallationSettings;
  readonly store: Store;
  readonly publicBucket: IBucket;
  /** What only the distribution and the functions behind it know. */
  readonly originSecret: string;
  /** Keeps the public column; rung after a withdrawal. */
  readonly column: LambdaFunction;
}

/** The authority's board: people of the authority sign in here, so it has more rights than the pages behind mailed links. */
export const boardFunction = (
  scope: Construct,
  { settings, store, publicBucket, originSecret, column }: BoardProps,
): LambdaFunction => {
  const { table, workBucket } = store;
  return stageFunction(scope, 'Board', {
    settings,
    entry: 'functions/board/handler.ts',
    environment: {
      TABLE_NAME: table.tableName,
      WORK_BUCKET: workBucket.bucketName,
      PUBLIC_BUCKET: publicBucket.bucketName,
      SETTINGS_PREFIX: settingsPrefix(settings),
      STATE_MACHINE_ARN: stateMachineArn(scope, settings),
      ORIGIN_SECRET: originSecret,
      COLUMN_FUNCTION: column.functionName,
    },
    grants: [
      useItems(table, ['GetItem', 'PutItem'], 'SESSION#*', 'SIGNIN#*'),
      useItems(table, ['GetItem', 'PutItem', 'Query'], 'SUBMISSION#*', 'OVERRIDE#*'),
      useItems(table, ['GetItem', 'PutItem', 'Query'], 'STANDING#*'),
      useItems(table, ['GetItem'], 'TAKEN#*'),
      // A report is taken back by a word at its pointer.
      useItems(table, ['GetItem', 'PutItem'], 'CATALOGUE#*'),
      useItems(table, ['PutItem'], 'CHANGED'),
      useItems(table, ['PutItem', 'Query'], 'CHASE#*', 'DEED#*'),
      useItems(table, ['PutItem'], 'LINK#*'),
      useItems(table, ['Query'], 'INSPECTION'),
      useItems(table, ['GetItem', 'PutItem', 'UpdateItem', 'Query'], 'MAIL#FAILED'),
      addToAudit(table),
      queryLists(table, 'AGENCY#*'),
      readObjects(workBucket, 'register/*', 'submissions/*', 'rollups/*'),
      seeMissing(workBucket, 'rollups/*'),
      writeObjects(workBucket, 'rollups/*'),
      readObjects(publicBucket, 'reports/*'),
      useStateMachine(stateMachineArn(scope, settings), 'StartExecution'),
      readParameters(scope, settings),
      sendMail(scope, settings),
      new PolicyStatement({ actions: ['lambda:InvokeFunction'], resources: [column.functionArn] }),
    ],
    memorySize: 1024,
    ...brakeOn(settings, 'board'),
  });
};

import { Duration } from 'aws-cdk-lib';
import { Rule, Schedule } from 'aws-cdk-lib/aws-events';
import { LambdaFunction as FunctionTarget } from 'aws-cdk-lib/aws-events-targets';
import type { Function as LambdaFunction } from 'aws-cdk-lib/aws-lambda';
import { Construct } from 'constructs';
import { type ColumnProps, columnEnvironment, columnGrants } from './column.ts';
import { readObjects, recordMailFailures, sendMail, useItems, writeObjects } from './grants.ts';
import { stageFunction } from './stageFunction.ts';

const fixedKeys = ['compare/*', 'robots.txt', '404.html'];

/** Looks every night whether what is published is what it should be, and mends what can be made again. */
export class SelfInspection extends Construct {
  readonly inspection: LambdaFunction;

  constructor(scope: Construct, id: string, props: ColumnProps) {
    super(scope, id);
    const { settings, store, publicBucket } = props;
    this.inspection = stageFunction(this, 'Function', {
      settings,
      entry: 'functions/inspect/handler.ts',
      environment: columnEnvironment(props),
      grants: [
        ...columnGrants(this, props),
        // What is the same everywhere, and loaded at deployment.
        readObjects(publicBucket, ...fixedKeys),
        writeObjects(publicBucket, ...fixedKeys),
        useItems(store.table, ['Query'], 'CHANGED'),
        useItems(store.table, ['PutItem', 'Query'], 'INSPECTION'),
        sendMail(this, settings),
        recordMailFailures(store.table),
      ],
      // It holds a hash of every row of every year's data, and one year's data at a time.
      memorySize: 2048,
      // A slice ends by itself before that, and before the next one begins.
      timeoutSeconds: 900,
    });
    this.inspection.configureAsyncInvoke({ retryAttempts: 0, maxEventAge: Duration.minutes(10) });
    new Rule(this, 'SmallHours', {
      description: 'From 03:00 in Shanghai, every quarter of an hour until the night’s inspection is finished',
      schedule: Schedule.cron({ minute: '0/15', hour: '19-22' }),
      targets: [new FunctionTarget(this.inspection, { retryAttempts: 0, maxEventAge: Duration.minutes(10) })],
    });
  }
}

import { Duration } from 'aws-cdk-lib';
import { Rule, Schedule } from 'aws-cdk-lib/aws-events';
import { LambdaFunction as FunctionTarget } from 'aws-cdk-lib/aws-events-targets';
import type { Function as LambdaFunction } from 'aws-cdk-lib/aws-lambda';
import type { IBucket } from 'aws-cdk-lib/aws-s3';
import { Construct } from 'constructs';
import { canaryAgency, canaryMails } from '../functions/shared/canary.ts';
import { readObjects, readParameters, seeMissing, writeObjects } from './grants.ts';
import { settingsPrefix } from './names.ts';
import type { InstallationSettings } from './settings.ts';
import { stageFunction } from './stageFunction.ts';
import type { Store } from './store.ts';

export interface CanaryProps {
  readonly settings: InstallationSettings;
  readonly store: Store;
  readonly dropBucket: IBucket;
  readonly publicBucket: IBucket;
}

/** Sends a report of nobody's through the whole path every six hours. It may do what a sender, an approver and a reader may. */
export class Canary extends Construct {
  readonly canary: LambdaFunction;

  constructor(scope: Construct, id: string, props: CanaryProps) {
    super(scope, id);
    const { settings, store, dropBucket, publicBucket } = props;
    this.canary = stageFunction(this, 'Function', {
      settings,
      entry: 'functions/canary/handler.ts',
      environment: {
        DROP_BUCKET: dropBucket.bucketName,
        WORK_BUCKET: store.workBucket.bucketName,
        PUBLIC_BUCKET: publicBucket.bucketName,
        SETTINGS_PREFIX: settingsPrefix(settings),
      },
      grants: [
        writeObjects(dropBucket, `incoming/${canaryAgency.id}/*`),
        readObjects(store.workBucket, `${canaryMails}*`),
        seeMissing(store.workBucket, `${canaryMails}*`),
        readObjects(publicBucket, `reports/${canaryAgency.id}/*`),
        readParameters(this, settings),
      ],
      timeoutSeconds: 900,
    });
    // One that fails is not tried again behind anybody's back.
    this.canary.configureAsyncInvoke({ retryAttempts: 0, maxEventAge: Duration.minutes(30) });
    new Rule(this, 'EverySixHours', {
      // Well within the six hours from midnight by which CloudWatch counts, so that each has one run.
      description: 'Sends the canary through, at 01:17, 07:17, 13:17 and 19:17 UTC',
      schedule: Schedule.cron({ minute: '17', hour: '1/6' }),
      targets: [new FunctionTarget(this.canary, { retryAttempts: 0, maxEventAge: Duration.minutes(30) })],
    });
  }
}

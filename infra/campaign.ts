import { Duration } from 'aws-cdk-lib';
import { Rule, Schedule } from 'aws-cdk-lib/aws-events';
import { LambdaFunction as FunctionTarget } from 'aws-cdk-lib/aws-events-targets';
import type { Function as LambdaFunction } from 'aws-cdk-lib/aws-lambda';
import { Construct } from 'constructs';
import { readObjects, readParameters, recordMailFailures, sendMail, useItems } from './grants.ts';
import { settingsPrefix } from './names.ts';
import type { InstallationSettings } from './settings.ts';
import { stageFunction } from './stageFunction.ts';
import type { Store } from './store.ts';

export interface CampaignProps {
  readonly settings: InstallationSettings;
  readonly store: Store;
}

/** Writes to agencies and the authority by itself, through the season. */
export class Campaign extends Construct {
  readonly campaign: LambdaFunction;

  constructor(scope: Construct, id: string, props: CampaignProps) {
    super(scope, id);
    this.campaign = campaignFunction(this, props);
    // The next run sends what this one could not; two at a time would send twice.
    this.campaign.configureAsyncInvoke({ retryAttempts: 0, maxEventAge: Duration.minutes(30) });
    new Rule(this, 'OfficeHours', {
      description: 'Sends what is due: from 08:30 in Shanghai, every hour until 16:30',
      schedule: Schedule.cron({ minute: '30', hour: '0-8' }),
      targets: [new FunctionTarget(this.campaign, { retryAttempts: 0, maxEventAge: Duration.minutes(30) })],
    });
  }
}

const campaignFunction = (scope: Construct, { settings, store }: CampaignProps): LambdaFunction => {
  const { table, workBucket } = store;
  return stageFunction(scope, 'Function', {
    settings,
    entry: 'functions/campaign/handler.ts',
    environment: {
      TABLE_NAME: table.tableName,
      WORK_BUCKET: workBucket.bucketName,
      SETTINGS_PREFIX: settingsPrefix(settings),
    },
    grants: [
      useItems(table, ['PutItem', 'Query'], 'CAMPAIGN#*'),
      useItems(table, ['Query'], 'STANDING#*', 'CATALOGUE#*', 'VERSION#*'),
      useItems(table, ['PutItem'], 'CHASE#*', 'LINK#*'),
      readObjects(workBucket, 'register/*'),
      readParameters(scope, settings),
      sendMail(scope, settings),
      recordMailFailures(table),
    ],
    // A run ends by itself before that.
    timeoutSeconds: 900,
  });
};

import { Duration, Stack } from 'aws-cdk-lib';
import { Rule } from 'aws-cdk-lib/aws-events';
import { LambdaFunction as FunctionTarget } from 'aws-cdk-lib/aws-events-targets';
import type { Function as LambdaFunction } from 'aws-cdk-lib/aws-lambda';
import { CfnConfigurationSet, CfnConfigurationSetEventDestination } from 'aws-cdk-lib/aws-ses';
import { Construct } from 'constructs';
import { readObjects, recordMailFailures } from './grants.ts';
import type { InstallationSettings } from './settings.ts';
import { stageFunction } from './stageFunction.ts';
import type { Store } from './store.ts';

export interface MailEventsProps {
  readonly settings: InstallationSettings;
  readonly store: Store;
}

/**
 * Mails that Amazon SES took and could not deliver. The operator makes the configuration set the default of the sender's
 * identity (`docs/deploy.md`): then it holds for every mail, and neither code nor grants name it.
 */
export class MailEvents extends Construct {
  readonly bounce: LambdaFunction;
  readonly configurationSet: string;

  constructor(scope: Construct, id: string, { settings, store }: MailEventsProps) {
    super(scope, id);
    this.configurationSet = `${settings.name}-mail`;
    const set = new CfnConfigurationSet(this, 'ConfigurationSet', { name: this.configurationSet });
    const toBus = new CfnConfigurationSetEventDestination(this, 'ToEventBridge', {
      configurationSetName: set.ref,
      eventDestination: {
        name: 'undelivered',
        enabled: true,
        matchingEventTypes: ['bounce', 'complaint', 'reject'],
        eventBridgeDestination: {
          eventBusArn: Stack.of(this).formatArn({ service: 'events', resource: 'event-bus', resourceName: 'default' }),
        },
      },
    });
    toBus.addDependency(set);
    this.bounce = stageFunction(this, 'Bounce', {
      settings,
      entry: 'functions/bounce/handler.ts',
      environment: { TABLE_NAME: store.table.tableName, WORK_BUCKET: store.workBucket.bucketName },
      grants: [readObjects(store.workBucket, 'register/*'), recordMailFailures(store.table)],
    });
    new Rule(this, 'Undelivered', {
      description: 'A mail bounced, was complained of, or was rejected',
      eventPattern: { source: ['aws.ses'], detail: { eventType: ['Bounce', 'Complaint', 'Reject'] } },
      targets: [new FunctionTarget(this.bounce, { retryAttempts: 185, maxEventAge: Duration.hours(24) })],
    });
  }
}

import { CfnOutput, Stack } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import { monthlyBudget } from './budget.ts';
import { Campaign } from './campaign.ts';
import { Canary } from './canary.ts';
import { PublicColumn } from './column.ts';
import { Overview } from './dashboard.ts';
import { SelfInspection } from './inspection.ts';
import { Intake } from './intake.ts';
import { MailEvents } from './mailEvents.ts';
import { Observability } from './observability.ts';
import { InstallationParameters } from './parameters.ts';
import { Portal } from './portal.ts';
import { PublicSite } from './publicSite.ts';
import { Queries } from './queries.ts';
import type { InstallationSettings } from './settings.ts';
import { Store } from './store.ts';
import { Workflow } from './workflow.ts';

/** One installation of Gongkai: everything an authority needs, in one stack, in any account and region. */
export class GongkaiStack extends Stack {
  constructor(scope: Construct, id: string, settings: InstallationSettings) {
    super(scope, id, { description: 'Gongkai: reads, checks, typesets and publishes annual disclosure reports' });
    const store = new Store(this, 'Store', settings);
    const intake = new Intake(this, 'Intake', { settings, store });
    const publicSite = new PublicSite(this, 'PublicSite', { settings, store });
    const publicProps = { settings, store, publicBucket: publicSite.bucket, distribution: publicSite.distribution };
    const { column } = new PublicColumn(this, 'PublicColumn', publicProps);
    const { inspection } = new SelfInspection(this, 'SelfInspection', publicProps);
    const rooms = { settings, store, dropBucket: intake.dropBucket, publicBucket: publicSite.bucket };
    const portal = new Portal(this, 'Portal', { ...rooms, column });
    publicSite.serve(portal, settings);
    const workflow = new Workflow(this, 'Workflow', { ...rooms, distribution: publicSite.distribution });
    const { campaign } = new Campaign(this, 'Campaign', { settings, store });
    const mailEvents = settings.sesEvents ? new MailEvents(this, 'MailEvents', { settings, store }) : undefined;
    const canary = settings.canary ? new Canary(this, 'Canary', rooms) : undefined;
    const parameters = new InstallationParameters(this, 'Parameters', { settings, publicSite });
    new Observability(this, 'Observability', {
      settings,
      column,
      inspection,
      intake,
      workflow,
      portal,
      campaign,
      bounce: mailEvents?.bounce,
      canary: canary !== undefined,
    });
    if (settings.monthlyBudget && settings.alarmMail)
      monthlyBudget(this, { dollars: settings.monthlyBudget, mailbox: settings.alarmMail });
    new Overview(this, 'Overview', { settings, stateMachine: workflow.stateMachine, apiId: portal.apiId });
    new Queries(this, 'Queries', settings);

    const outputs = {
      DropBucketName: intake.dropBucket.bucketName,
      WorkBucketName: store.workBucket.bucketName,
      PublicBucketName: publicSite.bucket.bucketName,
      TableName: store.table.tableName,
      StateMachineArn: workflow.stateMachine.stateMachineArn,
      SettingsPrefix: parameters.prefix,
      BaseUrl: publicSite.baseUrl,
      DistributionId: publicSite.distribution.distributionId,
      ReceiveFunctionName: intake.receive.functionName,
      ColumnFunctionName: column.functionName,
      ReceiveDeadLetterQueueUrl: intake.deadLetters.queueUrl,
      ParkFunctionName: workflow.park.functionName,
      ParkDeadLetterQueueUrl: workflow.deadLetters.queueUrl,
      ...(settings.objectLockYears && { ObjectLockYears: String(settings.objectLockYears) }),
      ...(canary && { CanaryFunctionName: canary.canary.functionName }),
      ...(mailEvents && { MailConfigurationSet: mailEvents.configurationSet }),
    };
    for (const [name, value] of Object.entries(outputs)) new CfnOutput(this, name, { value });
  }
}

import { Duration, RemovalPolicy, Validations } from 'aws-cdk-lib';
import { BackupPlan, BackupPlanRule, BackupResource, BackupVault } from 'aws-cdk-lib/aws-backup';
import type { ITable } from 'aws-cdk-lib/aws-dynamodb';
import { Schedule } from 'aws-cdk-lib/aws-events';
import { ManagedPolicy, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Construct } from 'constructs';
import type { InstallationSettings } from './settings.ts';

export interface BackupsProps {
  readonly settings: InstallationSettings;
  readonly table: ITable;
  readonly years: number;
}

/**
 * A copy of the table on the first of each month, kept for years: restore points reach back 35 days only, and a mistake in
 * the season may be seen in the next one. Buckets need none: they keep versions (ADR 14).
 */
export class Backups extends Construct {
  constructor(scope: Construct, id: string, { settings, table, years }: BackupsProps) {
    super(scope, id);
    const vault = new BackupVault(this, 'Vault', {
      backupVaultName: `${settings.name}-table`,
      removalPolicy: settings.protect ? RemovalPolicy.RETAIN : RemovalPolicy.DESTROY,
    });
    const plan = new BackupPlan(this, 'Plan', {
      backupVault: vault,
      backupPlanRules: [
        new BackupPlanRule({
          ruleName: 'monthly',
          scheduleExpression: Schedule.cron({ day: '1', hour: '18', minute: '0' }),
          startWindow: Duration.hours(1),
          completionWindow: Duration.hours(12),
          deleteAfter: Duration.days(years * 365),
        }),
      ],
    });
    plan.addSelection('Table', {
      resources: [BackupResource.fromDynamoDbTable(table)],
      role: backupRole(this),
      disableDefaultBackupPolicy: true,
    });
  }
}

const backupRole = (scope: Construct): Role => {
  const role = new Role(scope, 'Role', {
    assumedBy: new ServicePrincipal('backup.amazonaws.com'),
    managedPolicies: [ManagedPolicy.fromAwsManagedPolicyName('service-role/AWSBackupServiceRolePolicyForBackup')],
  });
  Validations.of(role).acknowledge({
    id: 'AwsSolutions-IAM4[Policy::arn:<AWS::Partition>:iam::aws:policy/service-role/AWSBackupServiceRolePolicyForBackup]',
    reason: 'What AWS Backup needs to copy a table is AWS’s to say, and changes with the service.',
  });
  return role;
};

import { Duration, RemovalPolicy, Validations } from 'aws-cdk-lib';
import { AttributeType, BillingMode, ProjectionType, Table } from 'aws-cdk-lib/aws-dynamodb';
import { Key } from 'aws-cdk-lib/aws-kms';
import type { Bucket } from 'aws-cdk-lib/aws-s3';
import { Construct } from 'constructs';
import { Backups } from './backup.ts';
import { closedBucket } from './closedBucket.ts';
import { inWorkBucket } from './retention.ts';
import type { InstallationSettings } from './settings.ts';

/** Where the path keeps things: working files, the one table, the key that seals task tokens. */
export class Store extends Construct {
  readonly workBucket: Bucket;
  readonly table: Table;
  readonly key: Key;
  /** Server access logs of the other buckets. */
  readonly logBucket: Bucket;

  constructor(scope: Construct, id: string, settings: InstallationSettings) {
    super(scope, id);
    const removalPolicy = settings.protect ? RemovalPolicy.RETAIN : RemovalPolicy.DESTROY;
    this.logBucket = closedBucket(this, 'LogBucket', settings, {
      versioned: false,
      lifecycleRules: [{ expiration: Duration.days(settings.logDays) }],
    });
    Validations.of(this.logBucket).acknowledge({
      id: 'AwsSolutions-S1',
      reason: 'The bucket of the access logs cannot log access to itself: each log would make another one.',
    });
    this.workBucket = closedBucket(this, 'WorkBucket', settings, {
      serverAccessLogsBucket: this.logBucket,
      serverAccessLogsPrefix: 'work/',
      lifecycleRules: inWorkBucket(settings),
    });
    this.table = oneTable(this, settings, removalPolicy);
    if (settings.backupYears)
      new Backups(this, 'Backups', { settings, table: this.table, years: settings.backupYears });
    this.key = new Key(this, 'Key', {
      description: 'Seals the task tokens of waiting approvals',
      enableKeyRotation: true,
      removalPolicy,
    });
  }
}

/** Keys and index as in functions/shared/table.ts. */
const oneTable = (scope: Construct, settings: InstallationSettings, removalPolicy: RemovalPolicy): Table => {
  const table = new Table(scope, 'Table', {
    partitionKey: { name: 'pk', type: AttributeType.STRING },
    sortKey: { name: 'sk', type: AttributeType.STRING },
    billingMode: BillingMode.PAY_PER_REQUEST,
    pointInTimeRecoverySpecification: { pointInTimeRecoveryEnabled: true },
    timeToLiveAttribute: 'expiresAtSeconds',
    deletionProtection: settings.protect,
    removalPolicy,
  });
  table.addGlobalSecondaryIndex({
    indexName: 'lists',
    partitionKey: { name: 'listPk', type: AttributeType.STRING },
    sortKey: { name: 'listSk', type: AttributeType.STRING },
    projectionType: ProjectionType.ALL,
  });
  return table;
};

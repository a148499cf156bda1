import { Stack } from 'aws-cdk-lib';
import type { ITable } from 'aws-cdk-lib/aws-dynamodb';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import type { IBucket } from 'aws-cdk-lib/aws-s3';
import type { Construct } from 'constructs';
import { canaryMails } from '../functions/shared/canary.ts';
import { settingsPrefix } from './names.ts';
import type { InstallationSettings } from './settings.ts';

// Each grant is one statement, by key prefix in S3 and by leading key in DynamoDB, so that a function's permissions
// read as a list of what it does.

const onObjects = (actions: string[], bucket: IBucket, patterns: string[]): PolicyStatement =>
  new PolicyStatement({ actions, resources: patterns.map((pattern) => bucket.arnForObjects(pattern)) });

/** Read objects. One that is missing reads as forbidden; where that must be told apart, see `seeMissing`. */
export const readObjects = (bucket: IBucket, ...patterns: string[]): PolicyStatement =>
  onObjects(['s3:GetObject'], bucket, patterns);

/**
 * Be told that an object is missing (404) rather than forbidden (403): S3 asks for the right to list the bucket, and is
 * said to take the asked key for the prefix. Where that must not be relied on, leave the patterns out.
 */
export const seeMissing = (bucket: IBucket, ...patterns: string[]): PolicyStatement =>
  new PolicyStatement({
    actions: ['s3:ListBucket'],
    resources: [bucket.bucketArn],
    ...(patterns.length > 0 ? { conditions: { StringLike: { 's3:prefix': patterns } } } : {}),
  });

/** Read named versions of objects. Whoever names the version needs no right to read the current one. */
export const readVersions = (bucket: IBucket, ...patterns: string[]): PolicyStatement =>
  onObjects(['s3:GetObjectVersion'], bucket, patterns);

/** The tag GuardDuty puts on a version it has scanned, and the value of one that is clean. */
const foundClean = { 's3:ExistingObjectTag/GuardDutyMalwareScanStatus': 'NO_THREATS_FOUND' };

/** Read uploads; where there is a malware gate, only versions that were scanned and found clean. */
export const readUploads = (dropBucket: IBucket, { malwareGate }: InstallationSettings): PolicyStatement => {
  const statement = readVersions(dropBucket, 'incoming/*');
  if (malwareGate) statement.addCondition('StringEquals', foundClean);
  return statement;
};

/** Write objects, also on condition: If-None-Match and If-Match need no more than this. */
export const writeObjects = (bucket: IBucket, ...patterns: string[]): PolicyStatement =>
  onObjects(['s3:PutObject'], bucket, patterns);

/** Lock, in the moment they are written, the files of a publication, which never change. */
export const lockPublished = (publicBucket: IBucket): PolicyStatement =>
  onObjects(['s3:PutObjectRetention'], publicBucket, ['reports/*/v*/*']);

/** Put mails to the canary where it finds them. */
export const mailTheCanary = (workBucket: IBucket, { canary }: InstallationSettings): PolicyStatement[] =>
  canary ? [writeObjects(workBucket, `${canaryMails}*`)] : [];

/** Delete objects that can be made again. */
export const deleteObjects = (bucket: IBucket, ...patterns: string[]): PolicyStatement =>
  onObjects(['s3:DeleteObject'], bucket, patterns);

type ItemAction = 'GetItem' | 'BatchGetItem' | 'PutItem' | 'BatchWriteItem' | 'UpdateItem' | 'DeleteItem' | 'Query';

const onKeys = (actions: ItemAction[], resource: string, leadingKeys: string[]): PolicyStatement =>
  new PolicyStatement({
    actions: actions.map((action) => `dynamodb:${action}`),
    resources: [resource],
    conditions: { 'ForAllValues:StringLike': { 'dynamodb:LeadingKeys': leadingKeys } },
  });

/** Use items whose partition key is like one of `leadingKeys`, e.g. `SUBMISSION#*`. */
export const useItems = (table: ITable, actions: ItemAction[], ...leadingKeys: string[]): PolicyStatement =>
  onKeys(actions, table.tableArn, leadingKeys);

/** Add entries to the audit: nothing in the template may change or delete one. */
export const addToAudit = (table: ITable): PolicyStatement => useItems(table, ['PutItem', 'Query'], 'AUDIT#*');

/** Note where an agency stands with its report. */
export const noteStandings = (table: ITable): PolicyStatement => useItems(table, ['GetItem', 'PutItem'], 'STANDING#*');

/** Write down mails that did not reach their recipients. */
export const recordMailFailures = (table: ITable): PolicyStatement =>
  useItems(table, ['GetItem', 'PutItem'], 'MAIL#FAILED');

/** Query lists of the index whose partition key is like one of `leadingKeys`, e.g. `WAITING`. */
export const queryLists = (table: ITable, ...leadingKeys: string[]): PolicyStatement =>
  onKeys(['Query'], `${table.tableArn}/index/lists`, leadingKeys);

/** Seal or open short secrets with the installation's key. */
export const useKey = (key: IKey, ...actions: ('Encrypt' | 'Decrypt')[]): PolicyStatement =>
  new PolicyStatement({ actions: actions.map((action) => `kms:${action}`), resources: [key.keyArn] });

/** Act on state machines. */
export const useStateMachine = (arn: string, action: 'StartExecution' | 'SendTaskSuccess'): PolicyStatement =>
  new PolicyStatement({ actions: [`states:${action}`], resources: [arn] });

/** Read the settings under the installation's prefix. */
export const readParameters = (scope: Construct, settings: InstallationSettings): PolicyStatement =>
  new PolicyStatement({
    actions: ['ssm:GetParametersByPath'],
    resources: [
      Stack.of(scope).formatArn({
        service: 'ssm',
        resource: 'parameter',
        resourceName: settingsPrefix(settings).slice(1),
      }),
    ],
  });

/**
 * Send mail through SES from our address only. Mails are handed over as they are to be sent (raw); for those SES asks for this
 * right, by whichever of its interfaces they come. Which verified identity stands behind it (address or domain), and in the
 * sandbox the recipients' as well, is known to the account, so the condition is what limits it.
 */
export const sendMail = (scope: Construct, settings: InstallationSettings): PolicyStatement =>
  new PolicyStatement({
    actions: ['ses:SendRawEmail'],
    resources: [Stack.of(scope).formatArn({ service: 'ses', resource: 'identity', resourceName: '*' })],
    conditions: { StringEquals: { 'ses:FromAddress': settings.mailFrom } },
  });

import { RemovalPolicy } from 'aws-cdk-lib';
import { BlockPublicAccess, Bucket, BucketEncryption, type BucketProps, ObjectOwnership } from 'aws-cdk-lib/aws-s3';
import type { Construct } from 'constructs';
import { clearUnfinished } from './retention.ts';
import type { InstallationSettings } from './settings.ts';

/**
 * A bucket nobody outside reads, over TLS only, that keeps every version unless `lifecycleRules` say otherwise. Encrypted
 * with S3's own keys: everything here is public in the end, and a key of ours would only add grants that can be wrong.
 */
export const closedBucket = (
  scope: Construct,
  id: string,
  settings: InstallationSettings,
  { lifecycleRules = [], ...props }: BucketProps = {},
): Bucket =>
  new Bucket(scope, id, {
    blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
    objectOwnership: ObjectOwnership.BUCKET_OWNER_ENFORCED,
    encryption: BucketEncryption.S3_MANAGED,
    enforceSSL: true,
    minimumTLSVersion: 1.2,
    versioned: true,
    removalPolicy: settings.protect ? RemovalPolicy.RETAIN : RemovalPolicy.DESTROY,
    lifecycleRules: [clearUnfinished, ...lifecycleRules],
    ...props,
  });

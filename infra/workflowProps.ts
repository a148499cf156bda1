import type { IDistribution } from 'aws-cdk-lib/aws-cloudfront';
import type { IBucket } from 'aws-cdk-lib/aws-s3';
import type { InstallationSettings } from './settings.ts';
import type { Store } from './store.ts';

/** What the workflow's functions are built from. */
export interface WorkflowProps {
  readonly settings: InstallationSettings;
  readonly store: Store;
  readonly dropBucket: IBucket;
  readonly publicBucket: IBucket;
  readonly distribution: IDistribution;
}

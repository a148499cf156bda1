import { join } from 'node:path';
import { AssetHashType, DockerImage } from 'aws-cdk-lib';
import { Code } from 'aws-cdk-lib/aws-lambda';
import { type BundleOptions, bundleInto, projectRoot } from './bundle.ts';

/**
 * The code of one function: its handler and all it needs, the AWS SDK of our own version included. There is no image to
 * fall back on, so a bundle that cannot be made fails the synthesis with esbuild's message.
 */
export const functionCode = (entry: string, options: BundleOptions): Code =>
  Code.fromAsset(join(projectRoot, 'functions'), {
    assetHashType: AssetHashType.OUTPUT,
    bundling: {
      image: DockerImage.fromRegistry('none'),
      // Tells one asset from another: functions with the same command share theirs.
      command: [entry, JSON.stringify(options)],
      local: {
        tryBundle: (directory) => {
          bundleInto(directory, entry, options);
          return true;
        },
      },
    },
  });

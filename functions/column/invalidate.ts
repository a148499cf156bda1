import { CloudFrontClient, CreateInvalidationCommand } from '@aws-sdk/client-cloudfront';

const client = new CloudFrontClient({});

/** Asks the CDN to forget these addresses. `reference` makes a repeated request count once. */
export const invalidate = async (
  distributionId: string,
  addresses: readonly string[],
  reference: string,
): Promise<void> => {
  await client.send(
    new CreateInvalidationCommand({
      DistributionId: distributionId,
      InvalidationBatch: {
        CallerReference: reference,
        Paths: { Quantity: addresses.length, Items: [...addresses] },
      },
    }),
  );
};

import {
  CloudFrontClient,
  CreateInvalidationCommand,
  TooManyInvalidationsInProgress,
} from '@aws-sdk/client-cloudfront';

const client = new CloudFrontClient({});

/**
 * Asks the CDN to forget all its copies: one address with a wildcard costs as much as one without, and the pages expire
 * within a minute anyway. `reference` makes a repeated request count once. Answers `busy` when the CDN has as many requests
 * in hand as it takes (15 with a wildcard): copies of pages then live for their minute, those of files that never change
 * for longer, so that a withdrawal has to ask again.
 */
export const forgetCopies = async (distributionId: string, reference: string): Promise<'asked' | 'busy'> => {
  const InvalidationBatch = { CallerReference: reference, Paths: { Quantity: 1, Items: ['/*'] } };
  try {
    await client.send(new CreateInvalidationCommand({ DistributionId: distributionId, InvalidationBatch }));
    return 'asked';
  } catch (error) {
    if (error instanceof TooManyInvalidationsInProgress) return 'busy';
    throw error;
  }
};

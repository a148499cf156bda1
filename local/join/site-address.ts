import type { Resource } from '../template/template.ts';

/**
 * Replaces the public addresses of the distribution by the one of the local front: what is reached at
 * `https://<domain>` on AWS is reached at `http://127.0.0.1:<port>` here.
 */
export const localAddresses = (
  { attributes, properties }: Resource<'AWS::CloudFront::Distribution'>,
  site: string,
): ((text: string) => string) => {
  const domains = [attributes.DomainName ?? '', ...properties.DistributionConfig.Aliases];
  return (text) => domains.reduce((replaced, domain) => replaced.replaceAll(`https://${domain}`, site), text);
};

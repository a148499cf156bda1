import { CfnDistribution, type Distribution } from 'aws-cdk-lib/aws-cloudfront';
import type { InstallationSettings } from './settings.ts';

// What is known to be otherwise in the partition `aws-cn`, from AWS's notes and from deployments of others that failed
// (ADR 17). Nobody has deployed this there.

export const inChina = ({ partition }: InstallationSettings): boolean => partition === 'aws-cn';

/** Whether functions and state machine send traces: X-Ray is not joined to Lambda in China. */
export const isTraced = (settings: InstallationSettings): boolean => !inChina(settings);

/** Cached as an object's own headers say; nothing of the request but its path tells one answer from another. */
const published = { ForwardedValues: { QueryString: false }, MinTTL: 0, DefaultTTL: 60, MaxTTL: 31_536_000 };

/** Never cached; whatever the portal asks for is passed on. */
const forms = {
  ForwardedValues: { QueryString: true, Cookies: { Forward: 'all' }, Headers: ['Origin', 'Sec-Fetch-Site'] },
  MinTTL: 0,
  DefaultTTL: 0,
  MaxTTL: 0,
};

/**
 * Puts what CloudFront took before there were policies in their place: a distribution that names one is refused in China. The
 * certificate comes from IAM, as ACM is not served there. `behaviours`: how many there are besides the default one.
 */
export const asInChina = (distribution: Distribution, settings: InstallationSettings, behaviours: number): void => {
  const resource = distribution.node.defaultChild;
  if (!(resource instanceof CfnDistribution)) throw new Error('The distribution has no resource of its own');
  const set = (path: string, values: Readonly<Record<string, unknown>>): void => {
    for (const [name, value] of Object.entries(values))
      resource.addPropertyOverride(`DistributionConfig.${path}${name}`, value);
  };
  const withoutPolicies = (path: string, values: Readonly<Record<string, unknown>>): void => {
    for (const policy of ['CachePolicyId', 'OriginRequestPolicyId'])
      resource.addPropertyDeletionOverride(`DistributionConfig.${path}${policy}`);
    set(path, values);
  };
  withoutPolicies('DefaultCacheBehavior.', published);
  for (let index = 0; index < behaviours; index += 1) withoutPolicies(`CacheBehaviors.${index}.`, forms);
  set('', { Aliases: [settings.domainName] });
  set('ViewerCertificate.', {
    IamCertificateId: settings.iamCertificateId,
    SslSupportMethod: 'sni-only',
    MinimumProtocolVersion: 'TLSv1.2_2021',
  });
};

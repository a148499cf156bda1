import { account, type Clock, type Invoke, partition, type Service } from '../contracts.ts';
import { apiHost } from '../template/identities.ts';
import type { Resource, Template } from '../template/template.ts';
import { bucketOrigin } from './bucket.ts';
import type { Cache } from './cache.ts';
import { createDistribution } from './distribution.ts';
import { type HttpApi, httpApiOrigin } from './http-api.ts';
import type { FetchOrigin, FrontResponse, ViewerRequest } from './types.ts';

export interface Backends {
  readonly s3: Service;
  /** Runs a function for the HTTP API; the caller checks that API Gateway may. */
  readonly invoke: Invoke;
  readonly clock: Clock;
  readonly cache: Cache;
}

const apisOf = (template: Template): HttpApi[] =>
  template.list('AWS::ApiGatewayV2::Api').map((api) => ({
    apiId: api.ref,
    domainName: apiHost(api.ref),
    routes: template
      .list('AWS::ApiGatewayV2::Route')
      .filter((route) => route.properties.ApiId === api.ref)
      .map((route) => ({ key: route.properties.RouteKey, functionArn: functionOf(template, route.properties.Target) })),
  }));

/** An integration names its function by ARN, or by the invocation path API Gateway uses. */
const functionOf = (template: Template, target: string): string => {
  const integration = template
    .list('AWS::ApiGatewayV2::Integration')
    .find((candidate) => target === `integrations/${candidate.ref}`);
  const uri = integration?.properties.IntegrationUri ?? '';
  return /functions\/(arn:.+)\/invocations$/.exec(uri)?.[1] ?? uri;
};

const originOf = (template: Template, domainName: string, distributionArn: string, backends: Backends): FetchOrigin => {
  const bucket = template
    .list('AWS::S3::Bucket')
    .find(({ attributes }) => attributes.RegionalDomainName === domainName || attributes.DomainName === domainName);
  if (bucket) return bucketOrigin(backends.s3, bucket.ref, distributionArn);
  const api = apisOf(template).find((candidate) => candidate.domainName === domainName);
  if (api) return httpApiOrigin(api, backends.invoke, backends.clock);
  throw new Error(
    `The distribution has an origin ${domainName} that is neither a bucket nor an HTTP API of the template`,
  );
};

/** Builds the one distribution of the template over the stack's own services. */
export const assembleFront = (
  template: Template,
  distribution: Resource<'AWS::CloudFront::Distribution'>,
  backends: Backends,
): ((request: ViewerRequest) => Promise<FrontResponse>) => {
  const config = distribution.properties.DistributionConfig;
  const arn = `arn:${partition}:cloudfront::${account}:distribution/${distribution.ref}`;
  return createDistribution({
    config,
    cache: backends.cache,
    origins: new Map(config.Origins.map(({ Id, DomainName }) => [Id, originOf(template, DomainName, arn, backends)])),
    functionCode: new Map(
      template
        .list('AWS::CloudFront::Function')
        .map(({ attributes, properties }) => [attributes.FunctionARN ?? '', properties.FunctionCode]),
    ),
    headersPolicies: new Map(
      template
        .list('AWS::CloudFront::ResponseHeadersPolicy')
        .map(({ ref, properties }) => [ref, properties.ResponseHeadersPolicyConfig]),
    ),
  });
};

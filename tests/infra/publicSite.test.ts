import { describe, expect, test } from 'vitest';
import { PolicyDocumentSchema, resourcesOf, type SynthesisedTemplate, synthesised, written } from './synthesised.ts';

const template = synthesised();

interface Behavior {
  readonly PathPattern: string;
  readonly AllowedMethods: string[];
  readonly CachePolicyId: string;
  readonly OriginRequestPolicyId?: unknown;
  readonly ViewerProtocolPolicy: string;
  readonly TargetOriginId: string;
  readonly ResponseHeadersPolicyId?: unknown;
  readonly FunctionAssociations?: { readonly EventType: string; readonly FunctionARN: unknown }[];
}
interface Distribution {
  readonly DefaultCacheBehavior: Behavior;
  readonly CacheBehaviors: Behavior[];
  readonly Origins: { readonly Id: string; readonly DomainName: unknown }[];
  readonly CustomErrorResponses: unknown[];
  readonly Aliases?: string[];
  readonly ViewerCertificate?: unknown;
}

const distributionOf = (from: SynthesisedTemplate): Distribution => {
  const { PublicSiteDistribution = {} } = resourcesOf(from, 'AWS::CloudFront::Distribution');
  return PublicSiteDistribution.DistributionConfig as Distribution;
};
const distribution = distributionOf(template);
const originOf = ({ TargetOriginId }: Behavior) => distribution.Origins.find(({ Id }) => Id === TargetOriginId);

const cachingOptimized = '658327ea-f89d-4fab-a63d-7e88639e58f6';
const cachingDisabled = '4135ea2d-6df8-44a3-9df3-4b5a84be39ad';

describe('published pages', () => {
  const behavior = distribution.DefaultCacheBehavior;

  test('come from the closed bucket, are only read, over HTTPS, compressed and cached', () => {
    expect(behavior).toMatchObject({
      AllowedMethods: ['GET', 'HEAD'],
      CachePolicyId: cachingOptimized,
      Compress: true,
      ViewerProtocolPolicy: 'redirect-to-https',
    });
    expect(written(originOf(behavior)?.DomainName)).toBe('<PublicSiteBucket.RegionalDomainName>');
  });

  test('nobody but this distribution may read the bucket', () => {
    const policy = PolicyDocumentSchema.parse(
      resourcesOf(template, 'AWS::S3::BucketPolicy').PublicSiteBucketPolicy,
    ).PolicyDocument;
    const allowed = policy.Statement.filter(({ Effect }) => Effect === 'Allow');
    expect(allowed).toHaveLength(1);
    expect(allowed[0]).toMatchObject({
      Action: ['s3:GetObject'],
      Principal: { Service: 'cloudfront.amazonaws.com' },
      Resource: ['<PublicSiteBucket.Arn>/*'],
    });
    expect(written(allowed[0]?.Condition?.StringEquals?.['AWS:SourceArn'])).toBe(
      'arn:<AWS::Partition>:cloudfront::<AWS::AccountId>:distribution/<PublicSiteDistribution>',
    );
  });

  test('a missing page is the 404 page, which a minute later may be there', () => {
    expect(distribution.CustomErrorResponses).toEqual(
      [403, 404].map((ErrorCode) => ({
        ErrorCode,
        ResponseCode: 404,
        ResponsePagePath: '/404.html',
        ErrorCachingMinTTL: 60,
      })),
    );
  });

  const [policy] = Object.values(resourcesOf(template, 'AWS::CloudFront::ResponseHeadersPolicy'));

  test('run no code and no style that lies in a page itself, read data of this site only, and stay on HTTPS for two years', () => {
    expect(policy?.ResponseHeadersPolicyConfig).toMatchObject({
      SecurityHeadersConfig: {
        ContentSecurityPolicy: {
          Override: true,
          ContentSecurityPolicy:
            "default-src 'none'; style-src 'self'; img-src 'self' data:; script-src 'self'; connect-src 'self'; font-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
        },
        ContentTypeOptions: { Override: true },
        FrameOptions: { FrameOption: 'DENY', Override: true },
        ReferrerPolicy: { ReferrerPolicy: 'no-referrer', Override: true },
        StrictTransportSecurity: { AccessControlMaxAgeSec: 63_072_000, Override: true },
      },
    });
  });

  test('may be read by pages of every host, without saying who reads', () => {
    expect(policy?.ResponseHeadersPolicyConfig).toMatchObject({
      CorsConfig: {
        AccessControlAllowOrigins: { Items: ['*'] },
        AccessControlAllowMethods: { Items: ['GET', 'HEAD'] },
        AccessControlAllowCredentials: false,
        AccessControlExposeHeaders: { Items: ['ETag', 'Content-Disposition'] },
        OriginOverride: true,
      },
    });
  });

  test('pass one function on the way in and one on the way out, of the runtime they are written for', () => {
    expect(
      behavior.FunctionAssociations?.map(({ EventType, FunctionARN }) => [EventType, written(FunctionARN)]),
    ).toEqual([
      ['viewer-request', '<PublicSiteDirectoryIndex.FunctionARN>'],
      ['viewer-response', '<PublicSiteObjectStatus.FunctionARN>'],
    ]);
    for (const { FunctionConfig } of Object.values(resourcesOf(template, 'AWS::CloudFront::Function')))
      expect(FunctionConfig).toMatchObject({ Runtime: 'cloudfront-js-2.0' });
  });
});

describe('the portal', () => {
  test('has the addresses under /send/, /approve/, /override/ and /board/', () => {
    expect(distribution.CacheBehaviors.map(({ PathPattern }) => PathPattern)).toEqual([
      '/send/*',
      '/approve/*',
      '/override/*',
      '/board/*',
    ]);
  });

  test('is never cached, takes every method, over HTTPS', () => {
    for (const behavior of distribution.CacheBehaviors)
      expect(behavior).toMatchObject({
        AllowedMethods: ['GET', 'HEAD', 'OPTIONS', 'PUT', 'PATCH', 'POST', 'DELETE'],
        CachePolicyId: cachingDisabled,
        ViewerProtocolPolicy: 'redirect-to-https',
      });
  });

  test('is nobody else’s to read: it has neither the headers of published pages nor their functions', () => {
    for (const behavior of distribution.CacheBehaviors) {
      expect(behavior.ResponseHeadersPolicyId).toBeUndefined();
      expect(behavior.FunctionAssociations).toBeUndefined();
    }
  });

  test('learns where a request comes from, but not by which host name', () => {
    const [policy] = Object.values(resourcesOf(template, 'AWS::CloudFront::OriginRequestPolicy'));
    expect(policy?.OriginRequestPolicyConfig).toMatchObject({
      HeadersConfig: {
        HeaderBehavior: 'whitelist',
        Headers: ['Content-Type', 'Origin', 'Sec-Fetch-Site', 'CloudFront-Viewer-Address'],
      },
      QueryStringsConfig: { QueryStringBehavior: 'all' },
      CookiesConfig: { CookieBehavior: 'all' },
    });
  });

  test('is told the same secret by the distribution as by its environment', () => {
    const secret = {
      'Fn::Join': [
        '',
        ['{{resolve:secretsmanager:', { Ref: expect.stringContaining('OriginSecret') }, ':SecretString:::}}'],
      ],
    };
    expect(distribution.Origins).toContainEqual(
      expect.objectContaining({ OriginCustomHeaders: [{ HeaderName: 'x-origin-secret', HeaderValue: secret }] }),
    );
    for (const name of ['PortalFunction', 'PortalBoard'])
      expect(resourcesOf(template, 'AWS::Lambda::Function')[name]).toMatchObject({
        Environment: { Variables: { ORIGIN_SECRET: secret } },
      });
  });

  test('has a route for each address, and its own limit on requests', () => {
    const routes = Object.values(resourcesOf(template, 'AWS::ApiGatewayV2::Route')).map(({ RouteKey }) => RouteKey);
    expect(routes.sort()).toEqual([
      'ANY /approve/{proxy+}',
      'ANY /board/{proxy+}',
      'ANY /override/{proxy+}',
      'ANY /send/{proxy+}',
    ]);
    const [stage] = Object.values(resourcesOf(template, 'AWS::ApiGatewayV2::Stage'));
    expect(stage).toMatchObject({
      DefaultRouteSettings: { ThrottlingBurstLimit: 200, ThrottlingRateLimit: 100 },
    });
  });

  test('writes no token into its access log', () => {
    const [stage] = Object.values(resourcesOf(template, 'AWS::ApiGatewayV2::Stage'));
    const format = JSON.stringify(stage?.AccessLogSettings);
    expect([...format.matchAll(/\$context\.(\w+)/g)].map(([, name]) => name)).toEqual([
      'requestId',
      'requestTime',
      'routeKey',
      'status',
      'responseLatency',
      'integrationErrorMessage',
    ]);
  });
});

describe('the address of the site', () => {
  const baseUrlOf = (from: SynthesisedTemplate): string =>
    written(resourcesOf(from, 'AWS::SSM::Parameter').Parametersbaseurl?.Value);

  test('is the distribution’s own when no domain is named', () => {
    expect(baseUrlOf(template)).toBe('https://<PublicSiteDistribution.DomainName>');
  });

  test('is the authority’s domain when one is, with TLS 1.2 at least', () => {
    const certificateArn = 'arn:aws:acm:us-east-1:123456789012:certificate/00000000-0000-4000-8000-000000000000';
    const own = synthesised({ domainName: 'nianbao.example.cn', certificateArn });
    expect(baseUrlOf(own)).toBe('https://nianbao.example.cn');
    expect(distributionOf(own)).toMatchObject({
      Aliases: ['nianbao.example.cn'],
      ViewerCertificate: { AcmCertificateArn: certificateArn, MinimumProtocolVersion: 'TLSv1.2_2021' },
    });
  });
});

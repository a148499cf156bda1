import { join } from 'node:path';
import { Duration, Validations } from 'aws-cdk-lib';
import { Certificate } from 'aws-cdk-lib/aws-certificatemanager';
import {
  AllowedMethods,
  type BehaviorOptions,
  CachePolicy,
  Distribution,
  Function as EdgeFunction,
  FunctionCode,
  FunctionEventType,
  FunctionRuntime,
  HttpVersion,
  OriginProtocolPolicy,
  OriginRequestCookieBehavior,
  OriginRequestHeaderBehavior,
  OriginRequestPolicy,
  OriginRequestQueryStringBehavior,
  OriginSslPolicy,
  PriceClass,
  SecurityPolicyProtocol,
  ViewerProtocolPolicy,
} from 'aws-cdk-lib/aws-cloudfront';
import { HttpOrigin, S3BucketOrigin } from 'aws-cdk-lib/aws-cloudfront-origins';
import type { Bucket, BucketProps } from 'aws-cdk-lib/aws-s3';
import { Construct } from 'constructs';
import { projectRoot } from './bundle.ts';
import { asInChina, inChina } from './china.ts';
import { closedBucket } from './closedBucket.ts';
import { type Portal, portalSegments } from './portal.ts';
import { inPublicBucket } from './retention.ts';
import { publicHeaders } from './securityHeaders.ts';
import type { InstallationSettings } from './settings.ts';
import type { Store } from './store.ts';

/** What the public sees: a closed bucket behind a distribution, and behind the same address the portal. */
export class PublicSite extends Construct {
  readonly bucket: Bucket;
  readonly distribution: Distribution;
  /** Address of the site, without a slash at the end. */
  readonly baseUrl: string;

  constructor(scope: Construct, id: string, props: { settings: InstallationSettings; store: Store }) {
    super(scope, id);
    const { settings, store } = props;
    this.bucket = closedBucket(this, 'Bucket', settings, {
      serverAccessLogsBucket: store.logBucket,
      serverAccessLogsPrefix: 'public/',
      lifecycleRules: inPublicBucket(settings),
      ...lockable(settings),
    });
    this.distribution = new Distribution(this, 'Distribution', {
      comment: `${settings.name}: published reports, and the portal for senders and approvers`,
      defaultRootObject: 'index.html',
      defaultBehavior: publishedPages(this, this.bucket, settings),
      errorResponses: [403, 404].map((httpStatus) => ({
        httpStatus,
        responseHttpStatus: 404,
        responsePagePath: '/404.html',
        ttl: Duration.minutes(1),
      })),
      ...(inChina(settings)
        ? { httpVersion: HttpVersion.HTTP2, priceClass: PriceClass.PRICE_CLASS_ALL, enableIpv6: false }
        : { httpVersion: HttpVersion.HTTP2_AND_3, priceClass: PriceClass.PRICE_CLASS_200 }),
      webAclId: settings.webAclArn,
      ...ownDomain(this, settings),
    });
    explainDistribution(this.distribution, settings);
    this.baseUrl = `https://${settings.domainName ?? this.distribution.distributionDomainName}`;
  }

  /** Puts the portal's addresses under the same host: never cached, every method, the secret added on the way. */
  serve(portal: Portal, settings: InstallationSettings): void {
    const origin = new HttpOrigin(portal.host, {
      protocolPolicy: OriginProtocolPolicy.HTTPS_ONLY,
      originSslProtocols: [OriginSslPolicy.TLS_V1_2],
      customHeaders: { 'x-origin-secret': portal.originSecret },
    });
    const originRequestPolicy = inChina(settings) ? undefined : portalRequests(this);
    for (const segment of portalSegments)
      this.distribution.addBehavior(`/${segment}/*`, origin, {
        allowedMethods: AllowedMethods.ALLOW_ALL,
        cachePolicy: CachePolicy.CACHING_DISABLED,
        originRequestPolicy,
        viewerProtocolPolicy: ViewerProtocolPolicy.REDIRECT_TO_HTTPS,
      });
    if (inChina(settings)) asInChina(this.distribution, settings, portalSegments.length);
  }
}

/**
 * Where the authority asks for it, no published file can be deleted for good for so many years, but by somebody with the
 * right to bypass it, which no role of the template has (ADR 14). Publish says so of each file; the bucket has no rule of its
 * own, which would lock pages as well.
 */
const lockable = ({ objectLockYears }: InstallationSettings): BucketProps =>
  objectLockYears === undefined ? {} : { objectLockEnabled: true };

const publishedPages = (scope: Construct, bucket: Bucket, settings: InstallationSettings): BehaviorOptions => ({
  origin: inChina(settings)
    ? S3BucketOrigin.withOriginAccessIdentity(bucket)
    : S3BucketOrigin.withOriginAccessControl(bucket),
  allowedMethods: AllowedMethods.ALLOW_GET_HEAD,
  cachePolicy: CachePolicy.CACHING_OPTIMIZED,
  compress: true,
  viewerProtocolPolicy: ViewerProtocolPolicy.REDIRECT_TO_HTTPS,
  responseHeadersPolicy: publicHeaders(scope),
  functionAssociations: [
    {
      eventType: FunctionEventType.VIEWER_REQUEST,
      function: edgeFunction(scope, 'DirectoryIndex', 'directory-index.js', 'Directory addresses to index.html'),
    },
    {
      eventType: FunctionEventType.VIEWER_RESPONSE,
      function: edgeFunction(scope, 'ObjectStatus', 'object-status.js', 'Withdrawn and moved pages by their metadata'),
    },
  ],
});

const edgeFunction = (scope: Construct, id: string, file: string, comment: string): EdgeFunction =>
  new EdgeFunction(scope, id, {
    comment,
    code: FunctionCode.fromFile({ filePath: join(projectRoot, 'site', 'edge', file) }),
    runtime: FunctionRuntime.JS_2_0,
  });

/** What the portal is told of a request. Not the host: the API answers to its own only. */
const portalRequests = (scope: Construct): OriginRequestPolicy =>
  new OriginRequestPolicy(scope, 'PortalRequests', {
    headerBehavior: OriginRequestHeaderBehavior.allowList(
      'Content-Type',
      'Origin',
      'Sec-Fetch-Site',
      'CloudFront-Viewer-Address',
    ),
    queryStringBehavior: OriginRequestQueryStringBehavior.all(),
    cookieBehavior: OriginRequestCookieBehavior.all(),
  });

const ownDomain = (scope: Construct, { domainName, certificateArn }: InstallationSettings) =>
  domainName === undefined || certificateArn === undefined
    ? {}
    : {
        domainNames: [domainName],
        certificate: Certificate.fromCertificateArn(scope, 'Certificate', certificateArn),
        minimumProtocolVersion: SecurityPolicyProtocol.TLS_V1_2_2021,
      };

const explainDistribution = (distribution: Distribution, settings: InstallationSettings): void => {
  const reasons = {
    CFR1: 'Public records are for everybody, from every country.',
    ...(settings.webAclArn
      ? {}
      : { CFR2: 'Static pages and token-guarded forms with a throttled API; `webAclArn` attaches one.' }),
    ...(inChina(settings) && {
      CFR7: 'Origin access control is not known in aws-cn; an access identity does the same.',
    }),
    CFR3: 'Who reads a public report is nobody’s business; requests to the bucket and the API are logged there.',
    CFR4: 'Without an own domain CloudFront’s certificate decides; with one the minimum is TLS 1.2.',
  };
  for (const [rule, reason] of Object.entries(reasons))
    Validations.of(distribution).acknowledge({ id: `AwsSolutions-${rule}`, reason });
};

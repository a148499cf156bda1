import { z } from 'zod';
import { number, oneOrMore, tags, truth, unused } from './unused.ts';

const methods = oneOrMore(z.enum(['GET', 'HEAD', 'OPTIONS', 'PUT', 'PATCH', 'POST', 'DELETE']));

/** Policies that AWS keeps under fixed ids, as far as the front knows what they mean. */
export const managedPolicies = {
  cachingOptimized: '658327ea-f89d-4fab-a63d-7e88639e58f6',
  cachingDisabled: '4135ea2d-6df8-44a3-9df3-4b5a84be39ad',
  allViewerExceptHostHeader: 'b689b0a8-53d0-40ab-baf2-68738e2966ac',
} as const;

const behaviour = {
  TargetOriginId: z.string(),
  ViewerProtocolPolicy: unused('the loopback interface is spoken to without TLS'),
  AllowedMethods: methods.optional().default(['GET', 'HEAD']),
  CachedMethods: unused('only GET and HEAD are cached'),
  CachePolicyId: z.string().optional(),
  OriginRequestPolicyId: z.string().optional(),
  ResponseHeadersPolicyId: z.string().optional(),
  Compress: truth.optional().default(false),
  FunctionAssociations: z
    .array(z.strictObject({ EventType: z.enum(['viewer-request', 'viewer-response']), FunctionARN: z.string() }))
    .refine((all) => new Set(all.map(({ EventType }) => EventType)).size === all.length, 'one function an event')
    .optional()
    .default([]),
};
const BehaviourSchema = z.strictObject(behaviour);
const PathBehaviourSchema = z.strictObject({ PathPattern: z.string(), ...behaviour });
export type Behaviour = z.output<typeof BehaviourSchema>;

const OriginSchema = z.strictObject({
  Id: z.string(),
  DomainName: z.string(),
  OriginPath: z.string().optional(),
  OriginAccessControlId: z.string().optional(),
  S3OriginConfig: unused('access is by origin access control'),
  CustomOriginConfig: unused('the origins are in this process'),
  OriginCustomHeaders: z
    .array(z.strictObject({ HeaderName: z.string(), HeaderValue: z.string() }))
    .optional()
    .default([]),
  OriginShield: unused('there is one edge'),
  ConnectionAttempts: unused('the origins are in this process'),
  ConnectionTimeout: unused('the origins are in this process'),
});

const DistributionConfigSchema = z.strictObject({
  Enabled: truth,
  Origins: z.array(OriginSchema),
  DefaultCacheBehavior: BehaviourSchema,
  CacheBehaviors: z.array(PathBehaviourSchema).optional().default([]),
  CustomErrorResponses: z
    .array(
      z.strictObject({
        ErrorCode: number,
        ResponseCode: number.optional(),
        ResponsePagePath: z.string().optional(),
        ErrorCachingMinTTL: number.optional(),
      }),
    )
    .optional()
    .default([]),
  DefaultRootObject: z.string().optional(),
  /** The front answers to any name; these are replaced by its own address where they stand in a setting. */
  Aliases: z.array(z.string()).default([]),
  Comment: unused('text'),
  HttpVersion: unused('HTTP/1.1 is spoken here'),
  IPV6Enabled: unused('only 127.0.0.1 is bound'),
  Logging: unused('requests are not logged here'),
  PriceClass: unused('cost'),
  Restrictions: unused('everyone is at 127.0.0.1'),
  ViewerCertificate: unused('the loopback interface is spoken to without TLS'),
  WebACLId: unused('no firewall stands on the loopback interface'),
});
export type DistributionConfig = z.output<typeof DistributionConfigSchema>;

const toggle = z.looseObject({ Override: truth });

/** The security headers as CloudFront words them in a policy. */
const SecurityHeadersSchema = z.strictObject({
  ContentSecurityPolicy: toggle.extend({ ContentSecurityPolicy: z.string() }).optional(),
  ContentTypeOptions: toggle.optional(),
  FrameOptions: toggle.extend({ FrameOption: z.string() }).optional(),
  ReferrerPolicy: toggle.extend({ ReferrerPolicy: z.string() }).optional(),
  StrictTransportSecurity: toggle
    .extend({
      AccessControlMaxAgeSec: number,
      IncludeSubdomains: truth.optional(),
      Preload: truth.optional(),
    })
    .optional(),
  XSSProtection: toggle.optional(),
});

/** Open to everybody or not at all: that is the one form of it the front knows. */
const CorsSchema = z.strictObject({
  AccessControlAllowOrigins: z.strictObject({ Items: z.tuple([z.literal('*')]) }),
  AccessControlAllowCredentials: z.literal(false).or(z.literal('false')),
  AccessControlExposeHeaders: z.strictObject({ Items: z.array(z.string()) }).optional(),
  AccessControlAllowHeaders: unused('it answers preflights, which ask by OPTIONS'),
  AccessControlAllowMethods: unused('it answers preflights, which ask by OPTIONS'),
  AccessControlMaxAgeSec: unused('it answers preflights, which ask by OPTIONS'),
  OriginOverride: truth,
});

const HeadersPolicyConfigSchema = z.strictObject({
  Name: z.string(),
  Comment: unused('text'),
  CorsConfig: CorsSchema.optional(),
  SecurityHeadersConfig: SecurityHeadersSchema.optional(),
  CustomHeadersConfig: z
    .strictObject({ Items: z.array(z.strictObject({ Header: z.string(), Value: z.string(), Override: truth })) })
    .optional(),
  RemoveHeadersConfig: z.strictObject({ Items: z.array(z.strictObject({ Header: z.string() })) }).optional(),
});
export type HeadersPolicyConfig = z.output<typeof HeadersPolicyConfigSchema>;

/** CloudFront and the HTTP API behind it. */
export const edgeShapes = {
  'AWS::CloudFront::Distribution': z.strictObject({ DistributionConfig: DistributionConfigSchema, Tags: tags }),
  'AWS::CloudFront::Function': z.strictObject({
    Name: z.string(),
    AutoPublish: z.literal(true).or(z.literal('true')),
    FunctionCode: z.string(),
    FunctionConfig: z.strictObject({
      Comment: unused('text'),
      Runtime: z.literal('cloudfront-js-2.0'),
    }),
  }),
  'AWS::CloudFront::ResponseHeadersPolicy': z.strictObject({ ResponseHeadersPolicyConfig: HeadersPolicyConfigSchema }),
  'AWS::CloudFront::OriginRequestPolicy': z.strictObject({
    OriginRequestPolicyConfig: z.strictObject({
      Name: z.string(),
      Comment: unused('text'),
      CookiesConfig: z.strictObject({ CookieBehavior: z.enum(['none', 'all']) }),
      HeadersConfig: z.strictObject({
        HeaderBehavior: z.literal('whitelist'),
        Headers: z.array(z.string()),
      }),
      QueryStringsConfig: z.strictObject({ QueryStringBehavior: z.enum(['none', 'all']) }),
    }),
  }),
  'AWS::CloudFront::OriginAccessControl': z.strictObject({
    OriginAccessControlConfig: z.strictObject({
      Name: z.string(),
      Description: unused('text'),
      OriginAccessControlOriginType: z.literal('s3'),
      SigningBehavior: z.literal('always'),
      SigningProtocol: z.literal('sigv4'),
    }),
  }),
  'AWS::ApiGatewayV2::Api': z.strictObject({
    Name: z.string(),
    ProtocolType: z.literal('HTTP'),
    Description: unused('text'),
    DisableExecuteApiEndpoint: unused('only the front reaches the API'),
    CorsConfiguration: z.undefined().optional(),
    Tags: tags,
  }),
  'AWS::ApiGatewayV2::Integration': z.strictObject({
    ApiId: z.string(),
    IntegrationType: z.literal('AWS_PROXY'),
    IntegrationUri: z.string(),
    PayloadFormatVersion: z.literal('2.0'),
    IntegrationMethod: unused('it is always POST'),
    TimeoutInMillis: unused('30 seconds hold for all'),
  }),
  'AWS::ApiGatewayV2::Route': z.strictObject({
    ApiId: z.string(),
    RouteKey: z.string(),
    Target: z.string(),
    AuthorizationType: z.literal('NONE').optional(),
  }),
  'AWS::ApiGatewayV2::Stage': z.strictObject({
    ApiId: z.string(),
    StageName: z.literal('$default'),
    AutoDeploy: z.literal(true).or(z.literal('true')),
    AccessLogSettings: unused('requests are not logged here'),
    DefaultRouteSettings: unused('requests are not throttled here'),
    Tags: tags,
  }),
} as const;

import type { Bucket, CorsRule } from '../s3/types.ts';
import type { Resource, Template } from '../template/template.ts';

/** The buckets of a template as the S3 endpoint is told of them. */
export const readBuckets = (template: Template): Bucket[] =>
  template.list('AWS::S3::Bucket').map(({ ref, properties }) => ({
    name: ref,
    versioned: properties.VersioningConfiguration?.Status === 'Enabled',
    eventBridge: isTold(properties.NotificationConfiguration?.EventBridgeConfiguration),
    objectLock: properties.ObjectLockEnabled === true,
    corsRules: properties.CorsConfiguration?.CorsRules.map(readCorsRule) ?? [],
  }));

/** An empty EventBridgeConfiguration switches the events on as well. */
const isTold = (configuration: { readonly EventBridgeEnabled?: boolean | undefined } | undefined): boolean =>
  configuration !== undefined && configuration.EventBridgeEnabled !== false;

type TemplateCorsRule = NonNullable<
  Resource<'AWS::S3::Bucket'>['properties']['CorsConfiguration']
>['CorsRules'][number];

const readCorsRule = (rule: TemplateCorsRule): CorsRule => ({
  allowedOrigins: rule.AllowedOrigins,
  allowedMethods: rule.AllowedMethods,
  ...(rule.AllowedHeaders && { allowedHeaders: rule.AllowedHeaders }),
  ...(rule.ExposedHeaders && { exposedHeaders: rule.ExposedHeaders }),
  ...(rule.MaxAge !== undefined && { maxAge: rule.MaxAge }),
});

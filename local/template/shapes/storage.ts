import { z } from 'zod';
import { PolicyDocumentSchema } from './access.ts';
import { number, tags, truth, unused } from './unused.ts';

const KeySchema = z.array(z.strictObject({ AttributeName: z.string(), KeyType: z.enum(['HASH', 'RANGE']) }));
const ProjectionSchema = z.strictObject({
  ProjectionType: z.enum(['ALL', 'KEYS_ONLY', 'INCLUDE']),
  NonKeyAttributes: z.array(z.string()).optional(),
});
const TableSchema = z.strictObject({
  TableName: z.string().optional(),
  AttributeDefinitions: z.array(z.strictObject({ AttributeName: z.string(), AttributeType: z.enum(['S', 'N', 'B']) })),
  KeySchema,
  BillingMode: z.literal('PAY_PER_REQUEST'),
  GlobalSecondaryIndexes: z
    .array(z.strictObject({ IndexName: z.string(), KeySchema, Projection: ProjectionSchema }))
    .default([]),
  TimeToLiveSpecification: z.strictObject({ AttributeName: z.string(), Enabled: truth }).optional(),
  Replicas: unused('one region: what it sets (recovery, protection) is answered, not done'),
  PointInTimeRecoverySpecification: unused('answered, not done'),
  DeletionProtectionEnabled: unused('tables are not deleted through the API'),
  SSESpecification: unused('the state directory is as safe as its disk'),
  TableClass: unused('cost'),
  Tags: tags,
});

const CorsRuleSchema = z.strictObject({
  Id: z.string().optional(),
  AllowedHeaders: z.array(z.string()).optional(),
  AllowedMethods: z.array(z.string()),
  AllowedOrigins: z.array(z.string()),
  ExposedHeaders: z.array(z.string()).optional(),
  MaxAge: number.optional(),
});

const MalwareProtectionPlanSchema = z.strictObject({
  Role: z.string(),
  ProtectedResource: z.strictObject({
    S3Bucket: z.strictObject({ BucketName: z.string(), ObjectPrefixes: z.array(z.string()).default(['']) }),
  }),
  Actions: z.strictObject({ Tagging: z.strictObject({ Status: z.literal('ENABLED') }) }),
  Tags: tags,
});

export const storageShapes = {
  'AWS::S3::Bucket': z.strictObject({
    BucketName: z.string().optional(),
    VersioningConfiguration: z.strictObject({ Status: z.enum(['Enabled', 'Suspended']) }).optional(),
    NotificationConfiguration: z
      .strictObject({ EventBridgeConfiguration: z.looseObject({ EventBridgeEnabled: truth.optional() }).optional() })
      .optional(),
    CorsConfiguration: z.strictObject({ CorsRules: z.array(CorsRuleSchema) }).optional(),
    PublicAccessBlockConfiguration: unused('nothing but a bucket policy opens a bucket here; ACLs are refused'),
    OwnershipControls: unused('one account owns everything; ACLs are refused'),
    BucketEncryption: unused('the state directory is as safe as its disk'),
    LifecycleConfiguration: unused('nothing is thrown away by age'),
    LoggingConfiguration: unused('access logs are not written'),
    ObjectLockEnabled: truth.optional(),
    // Without a default rule: what is locked says so itself.
    ObjectLockConfiguration: z.strictObject({ ObjectLockEnabled: z.literal('Enabled') }).optional(),
    Tags: tags,
  }),
  'AWS::GuardDuty::MalwareProtectionPlan': MalwareProtectionPlanSchema,
  'AWS::S3::BucketPolicy': z.strictObject({ Bucket: z.string(), PolicyDocument: PolicyDocumentSchema }),
  'AWS::DynamoDB::Table': TableSchema,
  'AWS::DynamoDB::GlobalTable': TableSchema,
} as const;

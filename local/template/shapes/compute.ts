import { z } from 'zod';
import { number, tags, unused } from './unused.ts';

const DestinationSchema = z.strictObject({ Destination: z.string() });

export const computeShapes = {
  'AWS::Lambda::Function': z.strictObject({
    FunctionName: z.string().optional(),
    Code: z.strictObject({ S3Bucket: z.string(), S3Key: z.string() }),
    Runtime: z.literal('nodejs24.x'),
    Handler: z.string(),
    Role: z.string(),
    MemorySize: number.default(128),
    Timeout: number.default(3),
    Environment: z.strictObject({ Variables: z.record(z.string(), z.coerce.string()) }).optional(),
    ReservedConcurrentExecutions: number.optional(),
    DeadLetterConfig: z.strictObject({ TargetArn: z.string() }).optional(),
    Architectures: unused('bundles run on the machine that is there'),
    EphemeralStorage: unused('the disk is not limited'),
    TracingConfig: unused('there is no X-Ray'),
    LoggingConfig: unused('logs lie in the state directory'),
    Description: unused('text'),
    Tags: tags,
  }),
  'AWS::Lambda::Permission': z.strictObject({
    Action: z.string(),
    FunctionName: z.string(),
    Principal: z.string(),
    SourceArn: z.string().optional(),
    SourceAccount: z.string().optional(),
  }),
  'AWS::Lambda::EventInvokeConfig': z.strictObject({
    FunctionName: z.string(),
    Qualifier: z.literal('$LATEST'),
    MaximumRetryAttempts: number.default(2),
    MaximumEventAgeInSeconds: number.default(21_600),
    DestinationConfig: z.strictObject({ OnFailure: DestinationSchema.optional() }).optional(),
  }),
  'AWS::StepFunctions::StateMachine': z.strictObject({
    StateMachineName: z.string().optional(),
    StateMachineType: z.literal('STANDARD').default('STANDARD'),
    RoleArn: z.string(),
    DefinitionString: z.string().optional(),
    Definition: z.record(z.string(), z.unknown()).optional(),
    DefinitionS3Location: z.strictObject({ Bucket: z.string(), Key: z.string() }).optional(),
    DefinitionSubstitutions: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])).default({}),
    LoggingConfiguration: unused('the history is kept whole'),
    TracingConfiguration: unused('there is no X-Ray'),
    EncryptionConfiguration: unused('the state directory is as safe as its disk'),
    Tags: tags,
  }),
} as const;

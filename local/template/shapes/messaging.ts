import { z } from 'zod';
import { PolicyDocumentSchema } from './access.ts';
import { number, tags, unused } from './unused.ts';

const TargetSchema = z.strictObject({
  Arn: z.string(),
  Id: z.string(),
  RetryPolicy: z
    .strictObject({
      MaximumEventAgeInSeconds: number.default(86_400),
      MaximumRetryAttempts: number.default(185),
    })
    .optional(),
  DeadLetterConfig: z.strictObject({ Arn: z.string() }).optional(),
});
export type RuleTarget = z.output<typeof TargetSchema>;

export const messagingShapes = {
  'AWS::Events::Rule': z.strictObject({
    Name: z.string().optional(),
    EventBusName: z.literal('default').optional(),
    EventPattern: z.record(z.string(), z.unknown()).optional(),
    ScheduleExpression: z.string().optional(),
    State: z.enum(['ENABLED', 'DISABLED']).default('ENABLED'),
    Targets: z.array(TargetSchema).default([]),
    Description: unused('text'),
  }),
  'AWS::SQS::Queue': z.strictObject({
    QueueName: z.string().optional(),
    MessageRetentionPeriod: number.default(345_600),
    VisibilityTimeout: number.default(30),
    SqsManagedSseEnabled: unused('the state directory is as safe as its disk'),
    KmsMasterKeyId: unused('the state directory is as safe as its disk'),
    Tags: tags,
  }),
  'AWS::SQS::QueuePolicy': z.strictObject({ Queues: z.array(z.string()), PolicyDocument: PolicyDocumentSchema }),
} as const;

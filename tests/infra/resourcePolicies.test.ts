import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { resourcesOf, synthesised } from './synthesised.ts';

const template = synthesised();
const StatementSchema = z.looseObject({
  Effect: z.enum(['Allow', 'Deny']),
  Principal: z.unknown(),
  Condition: z.record(z.string(), z.unknown()).optional(),
});
const DocumentSchema = z.looseObject({ PolicyDocument: z.looseObject({ Statement: z.array(StatementSchema) }) });

const allowing = ['AWS::S3::BucketPolicy', 'AWS::SQS::QueuePolicy', 'AWS::SNS::TopicPolicy'].flatMap((type) =>
  Object.entries(resourcesOf(template, type)).flatMap(([name, properties]) =>
    DocumentSchema.parse(properties)
      .PolicyDocument.Statement.filter(({ Effect }) => Effect === 'Allow')
      .map((statement) => ({ name, ...statement })),
  ),
);

describe('policies of buckets, queues and the topic', () => {
  test('let in services of AWS and nobody else', () => {
    expect(allowing.length).toBeGreaterThan(4);
    for (const { name, Principal } of allowing)
      expect(Principal, name).toEqual({
        Service: expect.stringMatching(/^[a-z0-9-]+(\.[a-z0-9-]+)*\.amazonaws\.com$/),
      });
  });

  test('and those only on account of something of ours: a service serves strangers as well', () => {
    for (const { name, Condition } of allowing)
      expect(JSON.stringify(Condition), name).toMatch(/(aws|AWS):Source(Arn|Account)/);
  });
});

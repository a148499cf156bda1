import { z } from 'zod';
import { PolicyDocumentSchema } from './access.ts';
import { tags, unused } from './unused.ts';

export const settingsShapes = {
  'AWS::SSM::Parameter': z.strictObject({
    Name: z.string(),
    Type: z.enum(['String', 'StringList']),
    Value: z.string(),
    AllowedPattern: unused('values are ours'),
    DataType: unused('text'),
    Description: unused('text'),
    Tier: unused('cost'),
    Tags: tags,
  }),
  'AWS::KMS::Key': z.strictObject({
    KeyPolicy: PolicyDocumentSchema,
    KeySpec: z.literal('SYMMETRIC_DEFAULT').optional(),
    KeyUsage: z.literal('ENCRYPT_DECRYPT').optional(),
    Enabled: z.literal(true).optional(),
    EnableKeyRotation: unused('keys here are made for one machine and never rotated'),
    PendingWindowInDays: unused('keys are not deleted through the API'),
    Description: unused('text'),
    Tags: tags,
  }),
  'AWS::KMS::Alias': z.strictObject({ AliasName: z.string(), TargetKeyId: z.string() }),
  'AWS::SecretsManager::Secret': z.strictObject({
    Name: z.string().optional(),
    GenerateSecretString: z.strictObject({
      PasswordLength: unused('48 letters are long enough'),
      ExcludePunctuation: unused('letters and digits are all that is taken'),
      ExcludeCharacters: unused('letters and digits are all that is taken'),
    }),
    KmsKeyId: unused('the state directory is as safe as its disk'),
    Description: unused('text'),
    Tags: tags,
  }),
} as const;

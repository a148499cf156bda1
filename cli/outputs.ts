import { readFileSync } from 'node:fs';
import { z } from 'zod';
import type { ColumnPlaces } from '../functions/column/column.ts';

/** What an installation is made of: the outputs of its stack. Further outputs are let through. */
export const OutputsSchema = z.looseObject({
  DropBucketName: z.string(),
  WorkBucketName: z.string(),
  PublicBucketName: z.string(),
  TableName: z.string(),
  StateMachineArn: z.string(),
  SettingsPrefix: z.string(),
  DistributionId: z.string(),
  ReceiveFunctionName: z.string(),
  ColumnFunctionName: z.string(),
  /** Only where what is published is locked. */
  ObjectLockYears: z.coerce.number().int().positive().optional(),
  /** Address of the AWS API, set by the embedded stack only. */
  Endpoint: z.url().optional(),
});
export type Outputs = z.infer<typeof OutputsSchema>;

/** Where the public column of an installation lies. */
export const columnPlaces = (outputs: Outputs): ColumnPlaces => ({
  table: outputs.TableName,
  publicBucket: outputs.PublicBucketName,
  workBucket: outputs.WorkBucketName,
  settingsPrefix: outputs.SettingsPrefix,
  lockYears: outputs.ObjectLockYears,
});

/** Lets the SDK clients of this process speak to an embedded stack, as its operator. */
export const speakTo = (endpoint: string): void => {
  process.env.AWS_ENDPOINT_URL = endpoint;
  process.env.AWS_REGION = 'us-east-1';
  process.env.AWS_ACCESS_KEY_ID = 'gongkai';
  process.env.AWS_SECRET_ACCESS_KEY = 'gongkai-operator';
};

/**
 * Opens an installation by its outputs file: the one `npm start` writes (`.gongkai/outputs.json`), or the one
 * `npm run deploy` leaves (`cdk.out/outputs.json`, in which the outputs stand under the name of the stack). Commands then
 * speak to that installation: to the embedded stack as its operator, to AWS with the credentials of the environment.
 * `stack` names the one that is meant, where the file holds several.
 */
export const openInstallation = (file: string, stack?: string): Outputs => {
  let content: unknown;
  try {
    content = JSON.parse(readFileSync(file, 'utf8'));
  } catch (error) {
    const cause = error instanceof Error ? error.message : String(error);
    throw new Error(
      `The outputs of the installation cannot be read (${cause}). Start it with npm start, or deploy it first.`,
    );
  }
  const stacks = z.record(z.string(), z.unknown()).parse(content);
  const found = 'DropBucketName' in stacks ? stacks : stack === undefined ? Object.values(stacks)[0] : stacks[stack];
  const parsed = OutputsSchema.safeParse(found);
  if (!parsed.success) throw new Error(`${file} holds no outputs${stack === undefined ? '' : ` of a stack ${stack}`}.`);
  const outputs = parsed.data;
  if (outputs.Endpoint) speakTo(outputs.Endpoint);
  return outputs;
};

import { readFileSync } from 'node:fs';
import { z } from 'zod';

/** What an installation is made of: the outputs of its stack. Further outputs are let through. */
export const OutputsSchema = z.looseObject({
  DropBucketName: z.string(),
  WorkBucketName: z.string(),
  PublicBucketName: z.string(),
  TableName: z.string(),
  StateMachineArn: z.string(),
  SettingsPrefix: z.string(),
  DistributionId: z.string(),
});
export type Outputs = z.infer<typeof OutputsSchema>;

/**
 * Reads an outputs file: the one `npm start` writes (`.gongkai/outputs.json`), or the one `npm run deploy` leaves
 * (`cdk.out/outputs.json`, in which the outputs stand under the name of the stack).
 */
export const readOutputs = (file: string): Outputs => {
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
  return OutputsSchema.parse('DropBucketName' in stacks ? stacks : Object.values(stacks)[0]);
};

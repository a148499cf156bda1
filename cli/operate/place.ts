import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Outputs, OutputsSchema, openInstallation, speakTo } from '../outputs.ts';
import type { Option } from './command.ts';

/** What every command understands: which installation, and how it answers. */
export const commonOptions = {
  outputs: {
    type: 'string',
    value: 'FILE',
    help: 'the outputs of the installation, as npm start or npm run deploy wrote them',
  },
  endpoint: {
    type: 'string',
    value: 'URL',
    help: 'an embedded stack by the address of its AWS API, e.g. http://127.0.0.1:4566',
  },
  profile: { type: 'string', value: 'NAME', help: 'AWS with this profile; outputs are read from cdk.out/outputs.json' },
  stack: { type: 'string', value: 'NAME', help: 'the stack, where the outputs file holds several' },
  json: { type: 'boolean', help: 'one JSON document on standard output; progress goes to standard error' },
  help: { type: 'boolean', help: 'explains the command' },
} as const satisfies Readonly<Record<string, Option>>;

/** Which installation is meant. */
export interface Place {
  readonly outputs?: string | undefined;
  readonly endpoint?: string | undefined;
  readonly profile?: string | undefined;
  readonly stack?: string | undefined;
}

/** Says to the SDK whom to speak to; before any of its clients is made, for they read it once. */
export const choosePlace = ({ endpoint, profile }: Place): void => {
  if (profile !== undefined) process.env.AWS_PROFILE = profile;
  if (endpoint !== undefined) speakTo(endpoint.replace(/\/$/u, ''));
};

/** The file outputs are read from: the one that is named, that of a deployment, or that of the stack on this machine. */
const fileOf = ({ outputs, profile, stack }: Place): string => {
  if (outputs !== undefined) return outputs;
  if (profile !== undefined || stack !== undefined) return join('cdk.out', 'outputs.json');
  return join(process.env.GONGKAI_STATE ?? '.gongkai', 'outputs.json');
};

/** Opens the installation. Throws with the reason where it cannot be known. */
export const openPlace = async (place: Place): Promise<Outputs> => {
  const { endpoint, outputs, stack } = place;
  if (endpoint === undefined || outputs !== undefined) return openInstallation(fileOf(place), stack);
  return { ...(await outputsOf(endpoint)), Endpoint: endpoint };
};

/** The same as a file of outputs; of an endpoint one is written, for whoever reads nothing else. */
export const outputsFile = async (place: Place): Promise<string> => {
  if (place.endpoint === undefined || place.outputs !== undefined) return fileOf(place);
  const file = join(mkdtempSync(join(tmpdir(), 'gongkai-')), 'outputs.json');
  writeFileSync(file, JSON.stringify(await openPlace(place)));
  return file;
};

/** Where the embedded stack keeps the outputs of its template. */
const outputsParameter = '/embedded-stack/outputs';

const outputsOf = async (endpoint: string): Promise<Outputs> => {
  const { GetParameterCommand, SSMClient } = await import('@aws-sdk/client-ssm');
  try {
    const { Parameter } = await new SSMClient({ maxAttempts: 1 }).send(
      new GetParameterCommand({ Name: outputsParameter }),
    );
    return OutputsSchema.parse(JSON.parse(Parameter?.Value ?? ''));
  } catch (error) {
    const cause = error instanceof Error ? error.message || error.name : String(error);
    throw new Error(`No embedded stack answers at ${endpoint} (${cause}). Start it with npm start.`);
  }
};

import { expect } from 'vitest';
import type { ParseOutcome } from '../../functions/parse/outcome.ts';
import { parse } from '../../functions/parse/parse.ts';
import type { Report } from '../../schemas/report.ts';
import type { Reason } from '../../schemas/submission.ts';

type Read = Extract<ParseOutcome, { status: 'ok' }>;

/** Parses a file that must be readable; its reason is shown when it is not. */
export const readable = async (bytes: Uint8Array): Promise<Read> => {
  const outcome = await parse(bytes, '');
  if (outcome.status === 'unreadable') expect.fail(JSON.stringify(outcome.reason, undefined, 1));
  return outcome;
};

export const reportIn = async (bytes: Uint8Array): Promise<Report> => (await readable(bytes)).report;

/** Parses a file that must not be readable and gives the reason. */
export const reasonFor = async (bytes: Uint8Array): Promise<Reason> => {
  const outcome = await parse(bytes, '');
  if (outcome.status === 'ok') expect.fail('the file was read although it must not be');
  return outcome.reason;
};

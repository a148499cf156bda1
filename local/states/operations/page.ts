import { z } from 'zod';
import { refuse } from './operation.ts';

/** The fields every listing has; 0 means the default of 100, as there. */
export const pageInput = {
  maxResults: z
    .number()
    .int()
    .min(0)
    .max(1000)
    .default(0)
    .transform((wanted) => wanted || 100),
  nextToken: z.string().optional(),
};

const content = z.tuple([z.string(), z.number()]);

/** A token for the page after `position`; it only fits the same query. */
export function writePageToken(query: readonly unknown[], position: number): string {
  return Buffer.from(JSON.stringify([JSON.stringify(query), position])).toString('base64url');
}

/** The position a page token stands for; undefined for the first page. */
export function readPageToken(query: readonly unknown[], token: string | undefined): number | undefined {
  if (token === undefined) return undefined;
  const read = content.safeParse(parse(Buffer.from(token, 'base64url').toString()));
  if (!read.success || read.data[0] !== JSON.stringify(query))
    throw refuse('InvalidToken', 'Invalid Token: the nextToken does not belong to this query.');
  return read.data[1];
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

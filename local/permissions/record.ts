import { randomUUID } from 'node:crypto';
import { appendFileSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Access } from './decide.ts';
import { type Grant, grantsOf, grantsUsed } from './grants.ts';
import type { Statement } from './statements.ts';

/** Takes note of a request that was allowed, given every statement that had a say. */
export type NoteUse = (access: Access, statements: readonly Statement[]) => void;

/**
 * Records which grants are used, in two files of this stack in `directory`: `<id>.granted`, written now, has every grant of
 * the template, `<id>.used` each one when it is first used, so that a kill loses nothing. One grant a line.
 */
export const recordUse = (directory: string, statements: readonly Statement[]): NoteUse => {
  mkdirSync(directory, { recursive: true });
  const file = join(directory, randomUUID());
  writeFileSync(`${file}.granted`, statements.flatMap(grantsOf).map(asLine).join(''));
  const known = new Set<Grant>();
  return (access, asked) => {
    const fresh = asked.flatMap((statement) => grantsUsed(statement, access)).filter((grant) => !known.has(grant));
    if (fresh.length === 0) return;
    for (const grant of fresh) known.add(grant);
    appendFileSync(`${file}.used`, fresh.map(asLine).join(''));
  };
};

const asLine = (grant: Grant): string => `${grant}\n`;

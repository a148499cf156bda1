import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, expect, test } from 'vitest';
import { z } from 'zod';
import { type Bomb, bombs, heavyBombs } from './bombs.ts';

const program = fileURLToPath(new URL('./tortured.ts', import.meta.url));
const directory = mkdtempSync(join(tmpdir(), 'gongkai-torture-'));
afterAll(() => rmSync(directory, { recursive: true }));

const ResultSchema = z.object({
  status: z.enum(['ok', 'unreadable']),
  code: z.string().optional(),
  message: z.string().optional(),
  megabytes: z.number(),
});

/** Of Lambda's 1,024 MB a file may take this much, the program itself included. */
const mostMegabytes = 700;
/** The parser ends by itself after 15 seconds; a program that does not is stopped and fails the test. */
const longestMilliseconds = 25_000;

const tortured = async ({ name, make }: Bomb) => {
  const path = join(directory, `${name.replace(/\W+/gu, '-')}.bin`);
  writeFileSync(path, make());
  const { stdout } = await promisify(execFile)(process.execPath, [program, path], { timeout: longestMilliseconds });
  return ResultSchema.parse(JSON.parse(stdout));
};

const all = process.env.GONGKAI_LONG ? [...bombs, ...heavyBombs] : bombs;

test.each(all.map((bomb) => [bomb.name, bomb] as const))(
  '%s ends with a reason, in its time and memory',
  async (_, bomb) => {
    const { status, code, message, megabytes } = await tortured(bomb);
    expect(bomb.expected).toContain(status === 'ok' ? 'read' : code);
    if (status === 'unreadable') expect(message).toMatch(/\p{Script=Han}{8}/u);
    expect(megabytes).toBeLessThan(mostMegabytes);
  },
  longestMilliseconds + 10_000,
);

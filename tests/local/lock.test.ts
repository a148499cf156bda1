import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { lockDirectory } from '../../local/join/lock.ts';

it('a state directory serves one stack at a time, and the next one when that has stopped', () => {
  const directory = join(mkdtempSync(join(tmpdir(), 'gongkai-lock-')), 'state');
  const first = lockDirectory(directory);
  expect(() => lockDirectory(directory)).toThrow(
    `The state directory ${directory} is in use by another stack. Stop that one, or give this one its own with GONGKAI_STATE.`,
  );
  first.release();
  lockDirectory(directory).release();
});

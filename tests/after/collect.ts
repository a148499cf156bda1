import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/**
 * A directory for what the journeys of this run have used, told to them and to the stacks they start by their environment.
 * Whoever sets the variable beforehand keeps what is collected, over several runs.
 */
export default (): (() => void) | undefined => {
  if (process.env.GONGKAI_USED_GRANTS !== undefined) return undefined;
  const directory = mkdtempSync(join(tmpdir(), 'gongkai-used-'));
  process.env.GONGKAI_USED_GRANTS = directory;
  return () => rmSync(directory, { recursive: true, force: true });
};

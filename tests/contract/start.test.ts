import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { describe, expect, it } from 'vitest';

/** Runs `npm start` until it stops by itself; gives its exit code and what it said. */
const start = async (environment: Record<string, string>): Promise<{ code: number; said: string }> => {
  const directory = mkdtempSync(join(tmpdir(), 'gongkai-start-'));
  const child = spawn(process.execPath, ['cli/start.ts'], {
    env: { ...process.env, GONGKAI_STATE: directory, ...environment },
  });
  const [output, errors, [code]] = await Promise.all([text(child.stdout), text(child.stderr), once(child, 'exit')]);
  return { code, said: `${output}${errors}` };
};

describe('the start stops with a message that says what to do', () => {
  it('when the register is broken: file, line and fault', async () => {
    const register = join(mkdtempSync(join(tmpdir(), 'gongkai-register-')), 'register.yaml');
    writeFileSync(register, 'authority:\n  name: 云岭市清溪区人民政府办公室\npeople: []\n');
    const { code, said } = await start({ GONGKAI_REGISTER: register });
    expect(code).toBe(1);
    expect(said).toMatch(/register\.yaml:\d+: /);
    expect(said).toContain('mend the lines named');
  });

  it('when a port is in use: which, and how to choose another', async () => {
    const taken = createServer().listen(0, '127.0.0.1');
    await once(taken, 'listening');
    const { port } = taken.address() as { port: number };
    const { code, said } = await start({
      GONGKAI_API_PORT: String(port),
      GONGKAI_SITE_PORT: '0',
      GONGKAI_DESK_PORT: '0',
      GONGKAI_SMTP_PORT: '0',
    });
    taken.close();
    expect(code).toBe(1);
    expect(said).toContain(String(port));
    expect(said).toContain('GONGKAI_API_PORT');
  });
});

import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { firstBroken } from '../../functions/audit/chain.ts';
import { keys } from '../../functions/shared/keys.ts';
import { approveUntilEnd, type Installation, startInstallation } from '../builders/installation.ts';

let installation: Installation;
const directory = mkdtempSync(join(tmpdir(), 'gongkai-audit-'));
beforeAll(async () => {
  installation = await startInstallation();
});
afterAll(async () => {
  await installation.end();
  rmSync(directory, { recursive: true });
});

const audit = async (...words: string[]): Promise<{ code: number; output: string }> => {
  const outputs = join(installation.directory, 'outputs.json');
  try {
    const { stdout } = await promisify(execFile)(process.execPath, [
      'cli/gongkai.ts',
      'audit',
      '--outputs',
      outputs,
      ...words,
    ]);
    return { code: 0, output: stdout };
  } catch (error) {
    const { code, stdout, stderr } = error as { code: number; stdout: string; stderr: string };
    return { code, output: stdout + stderr };
  }
};

describe('the audit of a report', () => {
  let id: string;

  it('says who did what and when, from the receipt to the publication, each entry bound to the one before', async () => {
    const name = 'qingxi-wangquan-2025.txt';
    id = await installation.drop('qingxi-wangquan', name, readFileSync(`examples/submissions/${name}`));
    await approveUntilEnd(installation, id);
    await installation.mail('the news of the publication', ({ subject }) => subject.includes('发布'));
    const { readTrail } = await import('../../functions/audit/trail.ts');
    const entries = await readTrail(installation.outputs.TableName, id);
    expect(entries.map(({ action, actor, stage }) => [action, actor.role, stage])).toEqual([
      ['received', '望泉镇党政办经办人', undefined],
      ['asked', null, '主要领导签发'],
      ['approved', '望泉镇镇长', '主要领导签发'],
      ['asked', null, '主管部门审核'],
      ['approved', '区政府办公室政务公开科科长', '主管部门审核'],
      ['published', null, undefined],
    ]);
    expect(firstBroken(entries)).toBeUndefined();
    expect(entries[2]?.address).toMatch(/^[\d.:a-f]+$/);
    expect(new Set(entries.flatMap(({ manifestHash }) => manifestHash ?? [])).size).toBe(1);
  });

  it('is verified by a command, and printed for the file', async () => {
    expect(await audit('verify')).toEqual({ code: 0, output: '1 audits verified, 0 do not hold\n' });
    const exported = await audit('export', id, '--out', directory);
    expect(exported.code).toBe(0);
    const [, pdf] = /and (\S+\.pdf)/.exec(exported.output) ?? [];
    expect(
      readFileSync(pdf ?? '')
        .subarray(0, 5)
        .toString(),
    ).toBe('%PDF-');
  });

  it('shows it when an entry was changed in the table', async () => {
    const { updateItem } = await import('../../functions/shared/table.ts');
    await updateItem(installation.outputs.TableName, keys.audit(id, 2), { text: '不同意' });
    const { code, output } = await audit('verify');
    expect(code).toBe(1);
    expect(output).toContain('entry 2 (stage0.decision.wangquan-zhenzhang) is not what was written');
  });
});

import { afterAll, beforeAll, expect, test } from 'vitest';
import { keys, lists } from '../../functions/shared/keys.ts';
import { submissionOf } from '../builders/approval.ts';
import { type Installation, startInstallation } from '../builders/installation.ts';

let installation: Installation;
beforeAll(async () => {
  installation = await startInstallation();
});
afterAll(() => installation.end());

const agencyId = 'qingxi-jiaoyu';

test('the register of an installation changes with a record of who and what, and keeps agencies with reports under way', async () => {
  const { importRegister } = await import('../../cli/register/importRegister.ts');
  const { recordedChanges, registerOfInstallation } = await import('../../cli/register/installation.ts');
  const { writeItem } = await import('../../functions/shared/table.ts');
  const { outputs, register } = installation;
  const shelf = registerOfInstallation(outputs);
  const without = { ...register, agencies: register.agencies.filter(({ id }) => id !== agencyId) };
  const bring = (evenSo: boolean, changed = without) =>
    importRegister(shelf, { register: changed, by: '沈科长', why: '机构改革', now: new Date(), evenSo, say: () => {} });

  const submission = submissionOf({ agencyId, receiptNumber: '2026-0123-7F3A' });
  const list = lists.agency(agencyId, submission.order);
  await writeItem(outputs.TableName, keys.submission(submission.submissionId), submission, { list });

  await expect(bring(false)).rejects.toThrow(`云岭市清溪区教育局（${agencyId}）：受理编号2026-0123-7F3A`);
  expect(await bring(false, register)).toBe('unchanged');
  expect(await bring(true)).toBe('imported');

  const { changes } = await recordedChanges(outputs);
  expect(changes.map(({ by, why }) => [by, why])).toEqual([
    ['tests', null],
    ['沈科长', '机构改革'],
  ]);
  expect(changes[1]?.before).toBe(changes[0]?.register);
  expect(changes[1]?.differences).toEqual([`移出单位：云岭市清溪区教育局（${agencyId}）`]);
});

import { describe, expect, test } from 'vitest';
import { changeLog } from '../../../cli/register/changeLog.ts';
import { importRegister, type RegisterShelf } from '../../../cli/register/importRegister.ts';
import type { Register } from '../../../schemas/register.ts';
import type { RegisterChange } from '../../../schemas/registerChange.ts';
import { registerOf } from '../../builders/approval.ts';

/** An installation in memory; `underWay` are receipt numbers by agency. */
const shelfOf = (underWay: Readonly<Record<string, readonly string[]>> = {}) => {
  const changes: RegisterChange[] = [];
  const said: string[] = [];
  const written: string[] = [];
  const shelf: RegisterShelf = {
    find: async () => {
      const text = written.at(-1);
      return text === undefined ? undefined : { text, etag: String(written.length) };
    },
    put: async (text, over) => {
      if ((over ?? '0') !== String(written.length)) return 'conflict';
      written.push(text);
      return 'written';
    },
    record: async (change) => {
      changes.push(change);
    },
    underWay: async (agencyId) => underWay[agencyId] ?? [],
  };
  const bring = (register: Register, minute: number, evenSo = false) =>
    importRegister(shelf, {
      register,
      by: '沈科长',
      why: minute === 0 ? undefined : '人员变动',
      now: new Date(Date.UTC(2026, 0, 23, 6, minute)),
      evenSo,
      say: (line) => said.push(line),
    });
  return { shelf, bring, changes, said, written };
};

const moved = (): Register => {
  const register = registerOf();
  return { ...register, agencies: [{ ...register.agencies[0]!, id: 'shuili', name: '青溪县水利局' }] };
};

describe('importing a register', () => {
  test('records who, when, why, both hashes and what is different, and says it beforehand', async () => {
    const { bring, changes, said, written } = shelfOf();
    await bring(registerOf(), 0);
    await bring(moved(), 1);
    expect(changes).toEqual([
      {
        at: '2026-01-23T06:00:00.000Z',
        by: '沈科长',
        why: null,
        before: null,
        register: expect.stringMatching(/^[0-9a-f]{64}$/),
        differences: ['建立名录：单位1个，人员5名，审批流程1个'],
      },
      {
        at: '2026-01-23T06:01:00.000Z',
        by: '沈科长',
        why: '人员变动',
        before: changes[0]!.register,
        register: expect.stringMatching(/^[0-9a-f]{64}$/),
        differences: ['新增单位：青溪县水利局（shuili）', '移出单位：青溪县水务局（shuiwu）'],
      },
    ]);
    expect(said).toEqual(changes.flatMap(({ differences }) => differences));
    expect(written.map((text) => JSON.parse(text))).toEqual([registerOf(), moved()]);
  });

  test('that is the same again changes and records nothing', async () => {
    const { bring, changes, said, written } = shelfOf();
    await bring(registerOf(), 0);
    expect(await bring(registerOf(), 1)).toBe('unchanged');
    expect([changes.length, written.length, said.at(-1)]).toEqual([1, 1, '名录没有变化。']);
  });

  test('that drops an agency with a submission under way is refused with its name, unless even so', async () => {
    const { bring, changes, written } = shelfOf({ shuiwu: ['2026-0123-7F3A'] });
    await bring(registerOf(), 0);
    await expect(bring(moved(), 1)).rejects.toThrow('青溪县水务局（shuiwu）：受理编号2026-0123-7F3A');
    expect([changes.length, written.length]).toEqual([1, 1]);
    expect(await bring(moved(), 2, true)).toBe('imported');
    expect([changes.length, written.length]).toEqual([2, 2]);
  });

  test('over one that no longer fits the schema compares nothing, but still sees what is under way', async () => {
    const { bring, changes, written } = shelfOf({ shuiwu: ['2026-0123-7F3A'] });
    written.push(JSON.stringify({ ...registerOf(), bureaus: [] }));
    await expect(bring(moved(), 0)).rejects.toThrow('青溪县水务局');
    await bring(registerOf(), 1);
    expect(changes[0]?.differences[0]).toBe('原名录不符合现行格式，未逐项比较');
  });

  test('while somebody else does the same fails, and the log shows which did not take effect', async () => {
    const { shelf, bring, changes, written } = shelfOf();
    await bring(registerOf(), 0);
    const { find } = shelf;
    shelf.find = async () => {
      const found = await find();
      shelf.find = find;
      await bring({ ...registerOf(), officers: ['office'] }, 1);
      return found;
    };
    await expect(bring(moved(), 2)).rejects.toThrow('另有人同时导入');
    await bring({ ...registerOf(), officers: [] }, 3);
    expect(written.length).toBe(3);
    const log = changeLog(changes).filter((line) => !line.startsWith(' '));
    expect(log.map((line) => line.endsWith('（未生效）'))).toEqual([false, false, true, false]);
  });
});

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { differencesOf } from '../../../cli/register/difference.ts';
import { RegisterSchema } from '../../../schemas/checkedRegister.ts';
import type { Register } from '../../../schemas/register.ts';
import { registerOf } from '../../builders/approval.ts';
import { anyRegister } from '../../builders/register.ts';

const differences = (change: (register: Register) => unknown): string[] => {
  const after = registerOf();
  change(after);
  return differencesOf(registerOf(), RegisterSchema.parse(after));
};

describe('what is different between two registers is said in words:', () => {
  test('an agency that has come and one that has left', () => {
    const lines = differences((register) => {
      register.agencies = [{ ...register.agencies[0]!, id: 'shuili', name: '青溪县水利局' }];
    });
    expect(lines).toEqual(['新增单位：青溪县水利局（shuili）', '移出单位：青溪县水务局（shuiwu）']);
  });

  test('a new name and the former one', () => {
    const lines = differences(({ agencies }) => {
      agencies[0] = { ...agencies[0]!, name: '青溪县水利局', formerNames: ['青溪县水务局'] };
    });
    expect(lines).toEqual([
      '青溪县水务局（shuiwu）的名称由“青溪县水务局”改为“青溪县水利局”',
      '青溪县水务局（shuiwu）的曾用名由“（空）”改为“青溪县水务局”',
    ]);
  });

  test('another sender, another mailbox', () => {
    const lines = differences(({ agencies, people }) => {
      agencies[0] = { ...agencies[0]!, senders: ['sender', 'deputy'] };
      people[2] = { ...people[2]!, mail: 'juzhang@example.org' };
    });
    expect(lines).toEqual([
      '青溪县水务局（shuiwu）的报送人由“sender”改为“sender、deputy”',
      '县水务局局长（head）的邮箱由“head@example.org”改为“juzhang@example.org”',
    ]);
  });

  test('another approver of a stage', () => {
    const lines = differences(({ chains }) => {
      chains.水务局![1] = { ...chains.水务局![1]!, approvers: ['deputy'] };
    });
    expect(lines).toEqual(['审批流程“水务局”第2环节“主要领导签发”的审批人由“head、deputy”改为“deputy”']);
  });

  test('a stage less, a chain more', () => {
    const lines = differences(({ chains }) => {
      chains.水务局 = chains.水务局!.slice(1);
      chains.简易 = chains.水务局.slice(0, 1);
    });
    expect(lines).toEqual([
      '审批流程“水务局”的环节由“保密审查（secrecy）→主要领导签发（head、deputy）→主管部门审核（office）”改为“主要领导签发（head、deputy）→主管部门审核（office）”',
      '新增审批流程“简易”：主要领导签发（head、deputy）',
    ]);
  });

  test('a delegation, a setting by its name, one by its path', () => {
    const lines = differences((register) => {
      register.delegations = [{ from: 'head', to: 'deputy', since: '2026-01-20', until: '2026-01-31' }];
      register.settings.approval.expireAfter = 20;
      register.settings.checks.thresholds.changeFactor = 3;
    });
    expect(lines).toEqual([
      '新增委托：head委托deputy，2026-01-20至2026-01-31',
      '设置“退回”由“15”改为“20”',
      '设置“settings.checks.thresholds.changeFactor”由“（空）”改为“3”',
    ]);
  });

  test('that only the order is another', () => {
    expect(differences(({ people }) => people.reverse())).toEqual(['先后次序有变，内容未变']);
  });
});

test('registers are different exactly when something is said', () => {
  fc.assert(
    fc.property(anyRegister, anyRegister, (before, after) => {
      expect(differencesOf(before, structuredClone(before))).toEqual([]);
      const isSame = JSON.stringify(before) === JSON.stringify(after);
      expect(differencesOf(before, after).length > 0).toBe(!isSame);
    }),
    { numRuns: 15, endOnFailure: true },
  );
});

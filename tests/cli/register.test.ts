import { describe, expect, it } from 'vitest';
import { parseRegister, readRegister } from '../../cli/register.ts';
import { chainOf } from '../../schemas/register.ts';

const valid = `authority:
  name: 甲市乙区人民政府办公室
  mail: office@example.org
  contact: { phone: 000-00000000, mail: public@example.org, address: 示范路1号 }
people:
  - { id: sender, name: 甲, role: 经办人, mail: sender@example.org }
  - { id: head, name: 乙, role: 局长, mail: head@example.org }
chains:
  short:
    - { name: 签发, approvers: [head] }
agencies:
  - id: jiao
    name: 甲市乙区教育局
    kind: department
    senders: [sender]
    chain: short
`;

const faultsOf = (text: string): string[] => {
  try {
    parseRegister(text, 'register.yaml');
    return [];
  } catch (error) {
    return String(error).split('\n').slice(1);
  }
};

describe('a register file', () => {
  it('is read with its defaults filled in', () => {
    const register = parseRegister(valid, 'register.yaml');
    expect(register.settings.approval).toEqual({ remindAfter: [3], escalateAfter: 8, expireAfter: 15, code: 'mailed' });
    expect(register.agencies[0]?.formerNames).toEqual([]);
  });

  it('with a misspelt address is refused, naming the line', () => {
    expect(faultsOf(valid.replace('head@example.org', 'head.example.org'))).toEqual([
      'register.yaml:7: people.1.mail: Invalid email address',
    ]);
  });

  it('with a forgotten entry is refused at the line of the body that lacks it', () => {
    expect(faultsOf(valid.replace('    kind: department\n', ''))[0]).toMatch(/^register\.yaml:12: agencies\.0\.kind: /);
  });

  it('naming somebody who is not among the people is refused at the place of the name', () => {
    expect(faultsOf(valid.replace('approvers: [head]', 'approvers: [chief]'))).toEqual([
      'register.yaml:10: chains.short.0.approvers: approver chief is not among people',
    ]);
  });

  it('that is not well-formed YAML is refused with the line of the slip', () => {
    expect(faultsOf(valid.replace('people:', 'people: ['))[0]).toMatch(/^register\.yaml:\d+: /);
  });

  it('that is not there is refused with an example of what to name', () => {
    return expect(readRegister('no-such-register.yaml')).rejects.toThrow(/examples\/register\.yaml/);
  });
});

describe('the example register', async () => {
  const register = await readRegister('examples/register.yaml');

  it('fits its schema and has bodies of every kind', () => {
    expect(new Set(register.agencies.map((agency) => agency.kind))).toEqual(
      new Set(['government', 'department', 'township', 'institution']),
    );
  });

  it('writes to reserved addresses only', () => {
    const addresses = [...register.people, register.authority, register.authority.contact].map(({ mail }) => mail);
    expect(addresses.filter((mail) => !mail.endsWith('@example.org'))).toEqual([]);
  });

  it('shows short and long chains and stages of two people', () => {
    const chains = register.agencies.map((agency) => chainOf(register, agency));
    expect(chains.some((chain) => chain.length === 1)).toBe(true);
    expect(chains.some((chain) => chain.length === 3)).toBe(true);
    expect(chains.flat().some((stage) => stage.approvers.length === 2 && stage.need === undefined)).toBe(true);
  });
});

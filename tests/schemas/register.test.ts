import { describe, expect, test } from 'vitest';
import { RegisterSchema } from '../../schemas/checkedRegister.ts';
import { type Agency, deadlinesOf, type Register } from '../../schemas/register.ts';
import { warningMessage, warningsOf } from '../../schemas/registerWarnings.ts';
import { registerOf } from '../builders/approval.ts';

/** The register of the builder with these agencies: each is the bureau with other facts. */
const withAgencies = (...agencies: (Partial<Agency> & { readonly id: string; readonly name: string })[]) => {
  const register = registerOf();
  return { ...register, agencies: agencies.map((facts) => ({ ...register.agencies[0]!, ...facts })) };
};

const faults = (register: unknown): string[] =>
  (RegisterSchema.safeParse(register).error?.issues ?? []).map(({ path, message }) => `${path.join('.')}: ${message}`);

const warnings = (register: Register): string[] =>
  warningsOf(register).map((warning) => `${warning.path.join('.')}: ${warningMessage(warning)}`);

const water = { id: 'shuiwu', name: '青溪县水务局' };
const schools = { id: 'jiaoyu', name: '青溪县教育局' };

describe('what cannot work is a fault:', () => {
  test('two agencies of one name, whatever the width and spaces', () => {
    expect(faults(withAgencies(water, { id: 'shuiwu2', name: '青溪县 水务局' }))).toEqual([
      'agencies.1.name: agency shuiwu has the same name 青溪县 水务局; a report could not be told to be the one or the other’s',
    ]);
  });

  test('a parent that is not there', () => {
    expect(faults(withAgencies({ ...water, parent: 'zhengfu' }))).toEqual([
      'agencies.0.parent: parent zhengfu is not among agencies',
    ]);
  });

  test('parents that go round in a circle, at each of the circle', () => {
    const third = { id: 'wenlv', name: '青溪县文化和旅游局', parent: 'shuiwu' };
    expect(faults(withAgencies({ ...water, parent: 'jiaoyu' }, { ...schools, parent: 'shuiwu' }, third))).toEqual([
      'agencies.0.parent: parents go round in a circle: shuiwu → jiaoyu → shuiwu',
      'agencies.1.parent: parents go round in a circle: jiaoyu → shuiwu → jiaoyu',
    ]);
  });

  test('an agency that is its own parent', () => {
    expect(faults(withAgencies({ ...water, parent: 'shuiwu' }))).toEqual([
      'agencies.0.parent: parents go round in a circle: shuiwu → shuiwu',
    ]);
  });

  test('an end before the beginning', () => {
    expect(faults(withAgencies({ ...water, since: 2024, dissolved: 2023 }))).toEqual([
      'agencies.0.dissolved: dissolved (2023) is before since (2024)',
    ]);
    expect(faults(withAgencies({ ...water, since: 2024, dissolved: 2024 }))).toEqual([]);
  });

  test('days of its own that are later than the authority’s', () => {
    expect(faults(withAgencies({ ...water, deadlines: { submit: '02-01' } }))).toEqual([
      'agencies.0.deadlines.submit: the submit day 02-01 is later than the authority’s 01-31 for its kind',
    ]);
    expect(faults(withAgencies({ ...water, deadlines: { submit: '01-31', publish: '01-20' } }))).toEqual([]);
  });

  test('a code that does not check', () => {
    expect(faults(withAgencies({ ...water, code: '11999999000000018M' }))[0]).toMatch(/^agencies\.0\.code: .*18/);
  });

  test('somebody asked twice in one stage', () => {
    const chains = { 水务局: [{ name: '会签', approvers: ['head', 'head'] }] };
    expect(faults({ ...registerOf(), chains })).toEqual([
      'chains.水务局.0.approvers: approver head is asked twice in one stage, but decides once',
    ]);
  });

  test('a person or an agency listed twice, at the second', () => {
    const register = registerOf();
    expect(faults({ ...register, people: [...register.people, register.people[0]] })).toEqual([
      'people.5.id: person sender is listed twice',
    ]);
    expect(faults(withAgencies(water, { ...schools, id: 'shuiwu' }))).toEqual([
      'agencies.1.id: agency shuiwu is listed twice',
    ]);
  });
});

describe('what works but is seldom meant is a warning:', () => {
  test('nothing about the register of the builder', () => {
    expect(warnings(registerOf())).toEqual([]);
  });

  test('a former name that is another agency’s name now', () => {
    expect(warnings(withAgencies(water, { ...schools, formerNames: ['青溪县水务局'] }))).toEqual([
      'agencies.1.formerNames.0: the former name 青溪县水务局 is what agency shuiwu is called now: reports under that name are taken for shuiwu’s',
    ]);
  });

  test('a former name that another agency has had as well, as after a division', () => {
    const formerNames = ['青溪县水利局'];
    expect(warnings(withAgencies({ ...water, formerNames }, { ...schools, formerNames }))).toEqual([
      'agencies.1.formerNames.0: agency shuiwu has the same former name 青溪县水利局: reports under that name are taken for shuiwu’s',
    ]);
  });

  test('one code for two agencies', () => {
    const code = '11999999000000019M';
    expect(warnings(withAgencies({ ...water, code }, { ...schools, code }))).toEqual([
      'agencies.1.code: agency shuiwu has the same code 11999999000000019M',
    ]);
  });

  test('a chain in which only senders of the agency approve', () => {
    const senders = ['secrecy', 'head', 'deputy', 'office'];
    expect(warnings(withAgencies({ ...water, senders }))).toEqual([
      'agencies.0.chain: everyone who must approve in chain 水务局 may also send for the agency: nobody else looks at it',
    ]);
  });

  test('a parent of a lower level, or one that ends earlier', () => {
    const town = { ...schools, level: 'township', dissolved: 2024 } as const;
    expect(warnings(withAgencies({ ...water, level: 'county', parent: 'jiaoyu' }, town))).toEqual([
      'agencies.0.parent: its parent jiaoyu is of a lower level',
      'agencies.0.parent: its parent jiaoyu is dissolved earlier than itself',
    ]);
  });
});

test('an agency’s own days stand in place of those of its kind', () => {
  const register = withAgencies({ ...water, deadlines: { submit: '01-15' } });
  const { submit, publish } = deadlinesOf(register, register.agencies[0]!);
  expect([submit.department, submit.government, publish.department]).toEqual(['01-15', '03-31', '01-31']);
});

import fc from 'fast-check';
import { agencyLevels, type Register, RegisterSchema } from '../../schemas/register.ts';

/** One line of any text without spaces around it. */
const line = fc
  .string({ unit: 'grapheme', minLength: 2, maxLength: 12 })
  .map((text) => text.replace(/[\p{Cc}\p{Cs}\uFFFE\uFFFF;；]/gu, '').trim())
  .filter((text) => [...text].length > 1);
const id = fc.stringMatching(/^[a-z][a-z0-9]{0,6}$/u);
const mail = id.map((name) => `${name}@example.org`);
const year = fc.integer({ min: 1990, max: 2000 });
const optional = <Value>(value: fc.Arbitrary<Value>) => fc.option(value, { nil: undefined });
const someOf = <Value>(values: readonly Value[]) => fc.subarray([...values], { minLength: 1 });

const agencyOf = (people: readonly string[], chains: readonly string[]) =>
  fc.record({
    formerNames: fc.uniqueArray(line, { maxLength: 3 }),
    kind: fc.constantFrom('government', 'department', 'township', 'institution'),
    level: optional(fc.constantFrom(...agencyLevels)),
    code: optional(fc.constantFrom('11999999000000019M', '119999990000000436')),
    senders: someOf(people),
    chain: fc.constantFrom(...chains),
    makesRules: fc.boolean(),
    powers: optional(fc.subarray(['licence', 'penalty', 'coercion', 'fee'])),
    since: optional(year),
    dissolved: optional(year.map((one) => one + 20)),
    deadlines: optional(
      fc.constantFrom({ submit: '01-10' }, { publish: '01-20' }, { submit: '01-10', publish: '01-20' }),
    ),
  });

const contentOf = (
  people: readonly string[],
  chains: readonly string[],
  agencies: readonly string[],
  names: readonly string[],
) =>
  fc.record({
    authority: fc.record({ name: line, mail, contact: fc.record({ phone: line, mail, address: line }) }),
    settings: fc.record({
      approval: fc.record({ remindAfterDays: fc.double({ min: 0.1, max: 99, noNaN: true }) }),
      checks: fc.record({
        version: fc.string({ unit: 'binary', minLength: 1, maxLength: 8 }),
        words: fc.record({
          doubtful: fc.array(fc.record({ word: line, advice: fc.string({ minLength: 1 }) }), { maxLength: 2 }),
        }),
        severities: fc.constantFrom({}, { A14: 'error' }),
      }),
    }),
    people: fc.tuple(...people.map((one) => fc.record({ id: fc.constant(one), name: line, role: line, mail }))),
    officers: fc.subarray([...people]).chain((some) => fc.shuffledSubarray(some)),
    chains: fc
      .tuple(
        ...chains.map(() =>
          fc.array(fc.record({ name: line, approvers: someOf(people), need: fc.constantFrom(undefined, 1) }), {
            minLength: 1,
            maxLength: 3,
          }),
        ),
      )
      .map((stages) => Object.fromEntries(chains.map((name, index) => [name, stages[index]]))),
    agencies: fc
      .tuple(...agencies.map(() => agencyOf(people, chains)))
      // Each one's parent is the one before it, or none.
      .chain((parts) =>
        fc.array(fc.boolean(), { minLength: parts.length, maxLength: parts.length }).map((has) =>
          parts.map((part, index) => ({
            ...part,
            id: agencies[index],
            name: names[index],
            parent: has[index] ? agencies[index - 1] : undefined,
          })),
        ),
      ),
  });

/** Registers of every shape the schema lets through. */
export const anyRegister: fc.Arbitrary<Register> = fc
  .record({
    people: fc.uniqueArray(id, { minLength: 1, maxLength: 4 }),
    chains: fc.uniqueArray(
      line.filter((name) => name !== '__proto__'),
      { minLength: 1, maxLength: 3 },
    ),
    agencies: fc.uniqueArray(id, { minLength: 1, maxLength: 4 }),
    names: fc.uniqueArray(line, {
      minLength: 4,
      maxLength: 4,
      selector: (name) => name.normalize('NFKC').replace(/\s/gu, ''),
    }),
  })
  .chain(({ people, chains, agencies, names }) => contentOf(people, chains, agencies, names))
  .map((content) => RegisterSchema.parse(JSON.parse(JSON.stringify(content))));

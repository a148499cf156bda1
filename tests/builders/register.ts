import fc from 'fast-check';
import { RegisterSchema } from '../../schemas/checkedRegister.ts';
import { agencyLevels, type Register } from '../../schemas/register.ts';

/** Signs that mean something where a register is kept: separators, quotes, markup, escapes, wide and composed ones. */
const signs = [...'甲乙县局A1.-、，"<&[#: é𠮷（）', '_x0041_', '无', '是'];

/** Any text at all, of so many signs at least. */
const anyText = (minLength: number) =>
  fc.string({ unit: fc.constantFrom(...signs, '\n', '\u0000', '\u0085', '\uFFFE', '\uD800'), minLength, maxLength: 7 });

/** One line of text without spaces around it. */
const line = fc
  .string({ unit: fc.constantFrom(...signs), minLength: 2, maxLength: 9 })
  .map((text) => text.trim())
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
      approval: fc.record({
        remindAfter: fc.array(fc.integer({ min: 1, max: 9 }), { maxLength: 3 }),
        expireAfter: fc.integer({ min: 10, max: 40 }),
      }),
      calendar: fc.record({ holidays: fc.subarray(['2026-02-16', '2026-02-17', '2026-10-01']) }),
      publishNotBefore: fc.constantFrom({}, { department: '01-20' }),
      sendLinkDays: fc.double({ min: 0.1, max: 99, noNaN: true }),
      publishOriginal: fc.boolean(),
      checks: fc.record({
        version: anyText(1),
        words: fc.record({
          secrecy: fc.array(anyText(4), { maxLength: 3 }),
          doubtful: fc.array(fc.record({ word: line, advice: anyText(1) }), { maxLength: 2 }),
        }),
        severities: fc.constantFrom({}, { A14: 'error' }),
      }),
    }),
    people: fc.tuple(...people.map((one) => fc.record({ id: fc.constant(one), name: line, role: line, mail }))),
    delegations:
      people.length < 2
        ? fc.constant([])
        : fc.constantFrom([], [{ from: people[0], to: people[1], since: '2026-01-20', until: '2026-02-01' }]),
    officers: fc.subarray([...people]).chain((some) => fc.shuffledSubarray(some)),
    chains: fc
      .tuple(
        ...chains.map(() =>
          fc.array(
            fc.record({
              name: line,
              approvers: someOf(people),
              need: fc.constantFrom(undefined, 1),
              deputy: optional(fc.constantFrom(...people)),
            }),
            {
              minLength: 1,
              maxLength: 3,
            },
          ),
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
    chains: fc.uniqueArray(line, { minLength: 1, maxLength: 3 }),
    agencies: fc.uniqueArray(id, { minLength: 1, maxLength: 4 }),
    names: fc.uniqueArray(line, {
      minLength: 4,
      maxLength: 4,
      selector: (name) => name.normalize('NFKC').replace(/\s/gu, ''),
    }),
  })
  .chain(({ people, chains, agencies, names }) => contentOf(people, chains, agencies, names))
  .map((content) => RegisterSchema.parse(JSON.parse(JSON.stringify(content))));

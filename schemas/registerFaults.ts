import type { Agency, Register } from './register.ts';

/** What makes a register unusable though each entry by itself is well formed; `{…}` stands for a value. */
const messages = {
  personTwice: 'person {id} is listed twice',
  agencyTwice: 'agency {id} is listed twice',
  unknownApprover: 'approver {id} is not among people',
  unknownDeputy: 'deputy {id} is not among people',
  unknownDelegate: 'person {id} of a delegation is not among people',
  approverTwice: 'approver {id} is asked twice in one stage, but decides once',
  unknownOfficer: 'officer {id} is not among people',
  unknownSender: 'sender {id} is not among people',
  unknownChain: 'chain {chain} is not among chains',
  sameName: 'agency {other} has the same name {name}; a report could not be told to be the one or the other’s',
  unknownParent: 'parent {id} is not among agencies',
  parentCycle: 'parents go round in a circle: {circle}',
  unknownSuccessor: 'mergedInto {id} is not among the other agencies',
  formerIdTaken: 'former id {id} is the id, or a former id, of another agency',
  dissolvedBeforeSince: 'dissolved ({dissolved}) is before since ({since})',
  laterThanAuthority: 'the {step} day {own} is later than the authority’s {day} for its kind',
} as const;

export type RegisterFaultCode = keyof typeof messages;

/** One thing that cannot work: where in the register, what, and the values that belong to it. */
export interface RegisterFault {
  readonly code: RegisterFaultCode;
  readonly path: readonly (string | number)[];
  readonly values: Readonly<Record<string, string>>;
}

/** A template with its `{…}` filled in. */
export const fillIn = (template: string, values: Readonly<Record<string, string>>): string =>
  template.replace(/\{(\w+)\}/gu, (_, name: string) => values[name] ?? '');

export const messageOf = ({ code, values }: RegisterFault): string => fillIn(messages[code], values);

/** Agencies' names are the same when they differ in width and spaces only. */
export const comparableName = (name: string): string => name.normalize('NFKC').replace(/\s/gu, '');

/** The indices at which a value stands that stood earlier already, each with the index it stood at first. */
export const repeats = (values: readonly string[]): [index: number, first: number][] =>
  [...values.entries()].flatMap(([index, value]): [number, number][] => {
    const first = values.indexOf(value);
    return first < index ? [[index, first]] : [];
  });

type Content = Pick<Register, 'people' | 'officers' | 'delegations' | 'chains' | 'agencies' | 'settings'>;

/** Everything about a register that cannot work. */
export const faultsOf = (register: Content): RegisterFault[] => {
  const people = new Set(register.people.map(({ id }) => id));
  return [
    ...repeats(register.people.map(({ id }) => id)).map(
      ([index]): RegisterFault => at(['people', index, 'id'], 'personTwice', { id: register.people[index]!.id }),
    ),
    ...chainFaults(register, people),
    ...register.officers.flatMap((id) => (people.has(id) ? [] : at(['officers'], 'unknownOfficer', { id }))),
    ...register.delegations.flatMap(({ from, to }, index) =>
      [from, to].flatMap((id) => (people.has(id) ? [] : at(['delegations', index], 'unknownDelegate', { id }))),
    ),
    ...register.agencies.flatMap((agency, index) => agencyFaults(register, people, agency, index)),
    ...togetherFaults(register),
  ];
};

const at = (path: RegisterFault['path'], code: RegisterFaultCode, values: RegisterFault['values']): RegisterFault => ({
  code,
  path,
  values,
});

const chainFaults = ({ chains }: Content, people: ReadonlySet<string>): RegisterFault[] =>
  Object.entries(chains).flatMap(([chain, stages]) =>
    stages.flatMap(({ approvers, deputy }, index) => {
      const path = ['chains', chain, index, 'approvers'];
      return [
        ...(deputy === undefined || people.has(deputy)
          ? []
          : [at(['chains', chain, index, 'deputy'], 'unknownDeputy', { id: deputy })]),
        ...approvers.flatMap((id) => (people.has(id) ? [] : at(path, 'unknownApprover', { id }))),
        ...repeats(approvers).map(([twice]) => at(path, 'approverTwice', { id: approvers[twice]! })),
      ];
    }),
  );

const agencyFaults = (
  register: Content,
  people: ReadonlySet<string>,
  agency: Agency,
  index: number,
): RegisterFault[] => {
  const { chain, senders, since, dissolved } = agency;
  const path = ['agencies', index] as const;
  return [
    ...(Object.hasOwn(register.chains, chain) ? [] : [at([...path, 'chain'], 'unknownChain', { chain })]),
    ...senders.flatMap((id) => (people.has(id) ? [] : at([...path, 'senders'], 'unknownSender', { id }))),
    ...(since !== undefined && dissolved !== undefined && dissolved < since
      ? [at([...path, 'dissolved'], 'dissolvedBeforeSince', { since: `${since}`, dissolved: `${dissolved}` })]
      : []),
    ...deadlineFaults(register, agency, index),
  ];
};

const deadlineFaults = ({ settings }: Content, { kind, deadlines }: Agency, index: number): RegisterFault[] =>
  (['submit', 'publish'] as const).flatMap((step) => {
    const [own, day] = [deadlines?.[step], settings.deadlines[step][kind]];
    const path = ['agencies', index, 'deadlines', step];
    return own !== undefined && own > day ? [at(path, 'laterThanAuthority', { step, own, day })] : [];
  });

/** What shows only when agencies are looked at side by side. */
const togetherFaults = ({ agencies }: Content): RegisterFault[] => [
  ...repeats(agencies.map(({ id }) => id)).map(([index]) =>
    at(['agencies', index, 'id'], 'agencyTwice', { id: agencies[index]!.id }),
  ),
  ...repeats(agencies.map(({ name }) => comparableName(name))).map(([index, first]) =>
    at(['agencies', index, 'name'], 'sameName', { name: agencies[index]!.name, other: agencies[first]!.id }),
  ),
  ...parentFaults(agencies),
  ...successionFaults(agencies),
];

/** Addresses of agencies that are no more must lead to one that is there, and to one only. */
const successionFaults = (agencies: Content['agencies']): RegisterFault[] => {
  const ids = agencies.map(({ id }) => id);
  const former = agencies.flatMap(({ formerIds }, index) => formerIds.map((id) => ({ id, index })));
  const takenTwice = new Set(repeats(former.map(({ id }) => id)).map(([index]) => index));
  return [
    ...agencies.flatMap(({ id, mergedInto }, index) =>
      mergedInto === undefined || (mergedInto !== id && ids.includes(mergedInto))
        ? []
        : [at(['agencies', index, 'mergedInto'], 'unknownSuccessor', { id: mergedInto })],
    ),
    ...former
      .filter(({ id }, index) => ids.includes(id) || takenTwice.has(index))
      .map(({ id, index }) => at(['agencies', index, 'formerIds'], 'formerIdTaken', { id })),
  ];
};

const parentFaults = (agencies: Content['agencies']): RegisterFault[] => {
  const parents = new Map(agencies.map(({ id, parent }) => [id, parent]));
  return agencies.flatMap(({ id, parent }, index) => {
    if (parent === undefined) return [];
    const path = ['agencies', index, 'parent'];
    if (!parents.has(parent)) return [at(path, 'unknownParent', { id: parent })];
    const circle = [id];
    for (let next: string | undefined = parent; next !== undefined; next = parents.get(next)) {
      if (next === id) return [at(path, 'parentCycle', { circle: [...circle, id].join(' → ') })];
      if (circle.includes(next)) return [];
      circle.push(next);
    }
    return [];
  });
};

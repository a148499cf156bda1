import { type Agency, agencyLevels, chainOf, type Register } from './register.ts';
import { comparableName, fillIn, repeats } from './registerFaults.ts';

/** What works, but is seldom meant; `{…}` stands for a value. */
const messages = {
  formerIsCurrent:
    'the former name {name} is what agency {other} is called now: reports under that name are taken for {other}’s',
  sameFormerName: 'agency {other} has the same former name {name}: reports under that name are taken for {other}’s',
  sameCode: 'agency {other} has the same code {code}',
  onlySenders: 'everyone who must approve in chain {chain} may also send for the agency: nobody else looks at it',
  parentBelow: 'its parent {parent} is of a lower level',
  parentEarlier: 'its parent {parent} is dissolved earlier than itself',
} as const;

export type RegisterWarningCode = keyof typeof messages;

/** One thing to look at: where in the register, what, and the values that belong to it. */
export interface RegisterWarning {
  readonly code: RegisterWarningCode;
  readonly path: readonly (string | number)[];
  readonly values: Readonly<Record<string, string>>;
}

export const warningMessage = ({ code, values }: RegisterWarning): string => fillIn(messages[code], values);

/** Everything about a register without faults that somebody should look at once. */
export const warningsOf = (register: Register): RegisterWarning[] => [
  ...formerNameWarnings(register.agencies),
  ...codeWarnings(register.agencies),
  ...register.agencies.flatMap((agency, index) => [
    ...senderWarnings(register, agency, index),
    ...parentWarnings(register.agencies, agency, index),
  ]),
];

const formerNameWarnings = (agencies: readonly Agency[]): RegisterWarning[] => {
  const former = agencies.flatMap(({ id, formerNames }, agency) =>
    formerNames.map((name, index) => ({ id, name, path: ['agencies', agency, 'formerNames', index] })),
  );
  const current = new Map(agencies.map(({ id, name }) => [comparableName(name), id]));
  const names = former.map(({ name }) => comparableName(name));
  return [
    ...former.flatMap(({ id, name, path }): RegisterWarning[] => {
      const other = current.get(comparableName(name));
      return other !== undefined && other !== id ? [{ code: 'formerIsCurrent', path, values: { name, other } }] : [];
    }),
    ...repeats(names).flatMap(([index, first]): RegisterWarning[] => {
      const [{ name, path, id }, { id: other }] = [former[index]!, former[first]!];
      return id === other ? [] : [{ code: 'sameFormerName', path, values: { name, other } }];
    }),
  ];
};

const codeWarnings = (agencies: readonly Agency[]): RegisterWarning[] => {
  const coded = agencies.flatMap(({ id, code }, index) => (code === undefined ? [] : [{ id, code, index }]));
  return repeats(coded.map(({ code }) => code)).map(([index, first]) => ({
    code: 'sameCode',
    path: ['agencies', coded[index]!.index, 'code'],
    values: { code: coded[index]!.code, other: coded[first]!.id },
  }));
};

const senderWarnings = (register: Register, agency: Agency, index: number): RegisterWarning[] => {
  const approvers = chainOf(register, agency).flatMap((stage) => stage.approvers);
  return approvers.every((id) => agency.senders.includes(id))
    ? [{ code: 'onlySenders', path: ['agencies', index, 'chain'], values: { chain: agency.chain } }]
    : [];
};

/** Agencies are compared in what both say of themselves. */
const parentWarnings = (agencies: readonly Agency[], agency: Agency, index: number): RegisterWarning[] => {
  const parent = agencies.find(({ id }) => id === agency.parent);
  if (!parent) return [];
  const warning = (code: RegisterWarningCode): RegisterWarning => ({
    code,
    path: ['agencies', index, 'parent'],
    values: { parent: parent.id },
  });
  const isBelow =
    parent.level !== undefined &&
    agency.level !== undefined &&
    agencyLevels.indexOf(parent.level) > agencyLevels.indexOf(agency.level);
  const isEarlier = parent.dissolved !== undefined && parent.dissolved < (agency.dissolved ?? Number.POSITIVE_INFINITY);
  return [...(isBelow ? [warning('parentBelow')] : []), ...(isEarlier ? [warning('parentEarlier')] : [])];
};

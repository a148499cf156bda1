import { type Condition, fittingValues } from './conditions.ts';
import { type Access, applies, namesAccount } from './decide.ts';
import { matchesAction, matchesResource } from './match.ts';
import type { Statement } from './statements.ts';

/**
 * The smallest thing that can be granted, as one line: an action on one of a statement's resources, under one value of each
 * of its conditions. `WorkflowParseRole: s3:GetObject on arn:aws:s3:::drop/incoming/*`
 */
export type Grant = string;

/** Everything a statement grants. None, if it forbids, or leaves all to the account's own policies as key policies do. */
export const grantsOf = (statement: Statement): Grant[] =>
  statement.effect === 'Deny' || namesAccount(statement)
    ? []
    : lines(statement, statement.actions, statement.resources ?? [], statement.conditions);

/** What of that a request needs. None, if the statement has nothing to say about it. */
export const grantsUsed = (statement: Statement, access: Access): Grant[] => {
  if (statement.effect === 'Deny' || namesAccount(statement) || !applies(statement, access)) return [];
  const actions = statement.actions.filter((pattern) => matchesAction(pattern, access.action));
  const resources = statement.resources?.filter((pattern) => matchesResource(pattern, access.resource)) ?? [];
  const conditions = statement.conditions.map((condition) => ({
    ...condition,
    values: fittingValues(condition, access.context),
  }));
  return lines(statement, actions, resources, conditions);
};

const lines = (
  { origin }: Statement,
  actions: readonly string[],
  resources: readonly string[],
  conditions: readonly Condition[],
): Grant[] =>
  actions.flatMap((action) =>
    resources.flatMap((resource) =>
      together(conditions).map((values) => [`${ownerOf(origin)}: ${action} on ${resource}`, ...values].join(' where ')),
    ),
  );

/** Every way to take one value of each condition. */
const together = (conditions: readonly Condition[]): string[][] =>
  conditions.reduce<string[][]>(
    (taken, { values }) => taken.flatMap((some) => values.map((one) => [...some, one])),
    [[]],
  );

/** `WorkflowParseRole` for the first statement of `WorkflowParseRoleDefaultPolicy0123ABCD`. */
const ownerOf = (origin: string): string =>
  origin.replace(/, statement \d+$/, '').replace(/(?:DefaultPolicy)?[0-9A-F]{8}$/, '');

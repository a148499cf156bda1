import { TemplateRefusal } from '../template/refusal.ts';
import type { PolicyDocument, PolicyStatement } from '../template/shapes/access.ts';
import { type Condition, findConditionFault } from './conditions.ts';

/** A statement of a policy in the form it is judged in. */
export interface Statement {
  /** Where it stands, for refusals: `DefaultPolicy of ParseRole`. */
  readonly origin: string;
  readonly effect: 'Allow' | 'Deny';
  readonly actions: readonly string[];
  readonly notActions: readonly string[] | undefined;
  readonly resources: readonly string[] | undefined;
  readonly notResources: readonly string[] | undefined;
  /** Undefined in identity policies. */
  readonly principals: { readonly aws: readonly string[]; readonly services: readonly string[] } | undefined;
  readonly conditions: readonly Condition[];
}

/** Reads a policy document; refuses what could not be judged. */
export const readStatements = (document: PolicyDocument, origin: string): Statement[] =>
  document.Statement.map((statement, index) => readStatement(statement, `${origin}, statement ${index + 1}`));

const readStatement = (statement: PolicyStatement, origin: string): Statement => {
  const conditions = Object.entries(statement.Condition ?? {}).flatMap(([operator, keys]) =>
    Object.entries(keys).map(([key, values]) => ({ operator, key, values })),
  );
  const fault = conditions.map(findConditionFault).find((found) => found !== undefined);
  if (fault !== undefined) throw new TemplateRefusal(`${origin}: ${fault}.`);
  const resources = [...(statement.Resource ?? []), ...(statement.NotResource ?? [])];
  if (resources.some((resource) => resource.includes('${')))
    throw new TemplateRefusal(`${origin}: policy variables in a resource are not known.`);
  return {
    origin,
    effect: statement.Effect,
    actions: statement.Action ?? [],
    notActions: statement.NotAction,
    resources: statement.Resource,
    notResources: statement.NotResource,
    principals: readPrincipals(statement.Principal),
    conditions,
  };
};

const readPrincipals = (principal: PolicyStatement['Principal']): Statement['principals'] => {
  if (principal === undefined) return undefined;
  if (principal === '*') return { aws: ['*'], services: ['*'] };
  return { aws: principal.AWS ?? [], services: principal.Service ?? [] };
};

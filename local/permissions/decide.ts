import { account, type Principal, partition, type RequestContext } from '../contracts.ts';
import { holds } from './conditions.ts';
import { matchesAction, matchesResource } from './match.ts';
import type { Statement } from './statements.ts';

/** One request as policies see it. */
export interface Access {
  readonly principal: Principal;
  readonly action: string;
  /** ARN of what is acted on, or `*` for actions that act on nothing in particular. */
  readonly resource: string;
  readonly context: RequestContext;
}

/** Everything that has a say in a request. */
export interface Policies {
  /** Of the role that asks. */
  readonly identity: readonly Statement[];
  /** Of the resource that is asked for. */
  readonly resource: readonly Statement[];
}

export type Decision =
  | { readonly allowed: true }
  /** A statement forbids it. */
  | { readonly allowed: false; readonly denial: Statement }
  /** Nothing allows it. */
  | { readonly allowed: false; readonly denial: undefined };

/**
 * Decides as IAM does within one account: a Deny anywhere decides; otherwise an Allow of the role's policies or of the
 * resource's policy is enough. Keys are the exception: their policy must agree, and may hand over to the role's
 * policies by naming the account.
 */
export const decide = (access: Access, { identity, resource }: Policies): Decision => {
  const denial = [...identity, ...resource].find(
    (statement) => statement.effect === 'Deny' && applies(statement, access),
  );
  if (denial) return { allowed: false, denial };
  const grants = (statement: Statement) => statement.effect === 'Allow' && applies(statement, access);
  const byResource = resource.some((statement) => grants(statement) && !namesAccount(statement));
  const byIdentity = identity.some(grants);
  const handsOver = !access.action.startsWith('kms:') || resource.some(grants);
  return byResource || (byIdentity && handsOver) ? { allowed: true } : { allowed: false, denial: undefined };
};

/** Whether a statement, be it to allow or to deny, is about this request. */
export const applies = (statement: Statement, access: Access): boolean =>
  concernsPrincipal(statement, access.principal) &&
  concernsAction(statement, access.action) &&
  concernsResource(statement, access.resource) &&
  statement.conditions.every((condition) => holds(condition, access.context));

const concernsAction = ({ actions, notActions }: Statement, action: string): boolean =>
  notActions
    ? !notActions.some((pattern) => matchesAction(pattern, action))
    : actions.some((pattern) => matchesAction(pattern, action));

const concernsResource = ({ resources, notResources }: Statement, resource: string): boolean => {
  const fits = (pattern: string) => matchesResource(pattern, resource);
  return notResources ? !notResources.some(fits) : (resources ?? []).some(fits);
};

const accountRoot = `arn:${partition}:iam::${account}:root`;

/** Whether a statement of a resource leaves it to the account's own policies who of the account may do what. */
export const namesAccount = ({ principals }: Statement): boolean =>
  principals?.aws.every((arn) => arn === accountRoot || arn === account) === true && principals.services.length === 0;

const concernsPrincipal = ({ principals }: Statement, principal: Principal): boolean => {
  if (principals === undefined) return true;
  if (principal.kind === 'service') return principals.services.some((name) => name === '*' || name === principal.name);
  if (principals.aws.includes('*')) return true;
  return principal.kind === 'role' && principals.aws.some((arn) => [principal.arn, accountRoot, account].includes(arn));
};

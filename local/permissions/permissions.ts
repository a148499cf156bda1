import { type Authorize, account, type MayDo, type Principal, type RequestContext } from '../contracts.ts';
import type { Template } from '../template/template.ts';
import { collectPolicies, type PolicyBook } from './collect.ts';
import { type Access, type Decision, decide } from './decide.ts';
import { type NoteUse, recordUse } from './record.ts';
import { accessDenied } from './refusals.ts';

export interface Permissions {
  readonly authorize: Authorize;
  readonly mayDo: MayDo;
}

/**
 * Judges every request by the policies of the template. The operator may do everything. Refusals of `authorize` are
 * written to the log as well, because a client may swallow them. In the directory `usedGrants` it is recorded which grants
 * are used.
 * @throws TemplateRefusal when a policy holds something that cannot be judged.
 */
export const createPermissions = (
  template: Template,
  log: (line: string) => void,
  usedGrants?: string,
): Permissions => {
  const book = collectPolicies(template);
  const note = usedGrants === undefined ? undefined : recordUse(usedGrants, book.all);
  return {
    mayDo: (principal, action, resource, context = {}) =>
      judge(book, toAccess(principal, action, resource, context), note).allowed,
    authorize: (principal, action, resource, context = {}) => {
      const access = toAccess(principal, action, resource, context);
      const decision = judge(book, access, note);
      if (decision.allowed) return;
      const refusal = accessDenied(access, decision);
      log(`permissions: ${refusal.message}`);
      throw refusal;
    },
  };
};

const judge = (book: PolicyBook, access: Access, note: NoteUse | undefined): Decision => {
  const { principal, resource } = access;
  if (principal.kind === 'operator') return { allowed: true };
  const policies = book.find(principal.kind === 'role' ? principal.arn : undefined, resource);
  const decision = decide(access, policies);
  if (decision.allowed) note?.(access, [...policies.identity, ...policies.resource]);
  return decision;
};

/** Adds the condition keys every request has. Loopback counts as a secure transport of the latest kind. */
const toAccess = (principal: Principal, action: string, resource: string, context: RequestContext): Access => ({
  principal,
  action,
  resource,
  context: {
    ...context,
    'aws:SecureTransport': true,
    's3:TlsVersion': '1.3',
    ...(principal.kind === 'role' && { 'aws:PrincipalArn': principal.arn }),
    ...(principal.kind === 'service' && { 'aws:SourceAccount': account }),
    ...(principal.kind === 'service' && principal.sourceArn !== undefined && { 'aws:SourceArn': principal.sourceArn }),
  },
});

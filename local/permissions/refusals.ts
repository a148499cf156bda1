import { account, type Principal, partition, ServiceError } from '../contracts.ts';
import type { Access, Decision } from './decide.ts';

/** The refusal of a request in the words of AWS, with the statement that would be needed. */
export const accessDenied = (access: Access, decision: Decision & { readonly allowed: false }): ServiceError =>
  new ServiceError('AccessDenied', `${describeRefusal(access, decision)}`, 403);

const describeRefusal = (access: Access, { denial }: { readonly denial: { readonly origin: string } | undefined }) => {
  const what = `${describePrincipal(access.principal)} is not authorized to perform: ${access.action} on resource: "${access.resource}"`;
  if (denial) return `${what} with an explicit deny in a policy (${denial.origin})`;
  const kind = access.principal.kind === 'role' ? 'identity-based' : 'resource-based';
  return `${what} because no ${kind} policy allows the ${access.action} action. Missing statement: ${missingStatement(access)}`;
};

const describePrincipal = (principal: Principal): string => {
  if (principal.kind === 'role')
    return `User: ${principal.arn.replace(':iam:', ':sts:').replace(':role/', ':assumed-role/')}/local`;
  if (principal.kind === 'service') return `Service: ${principal.name}`;
  return principal.kind === 'anonymous' ? 'User: anonymous' : `User: arn:${partition}:iam::${account}:user/gongkai`;
};

const missingStatement = ({ principal, action, resource, context }: Access): string => {
  const leadingKeys = context['dynamodb:LeadingKeys'];
  return JSON.stringify({
    Effect: 'Allow',
    ...(principal.kind === 'service' && { Principal: { Service: principal.name } }),
    Action: action,
    Resource: resource,
    ...(leadingKeys !== undefined && {
      Condition: { 'ForAllValues:StringLike': { 'dynamodb:LeadingKeys': leadingKeys } },
    }),
    ...(principal.kind === 'service' &&
      principal.sourceArn !== undefined && { Condition: { ArnLike: { 'aws:SourceArn': principal.sourceArn } } }),
  });
};

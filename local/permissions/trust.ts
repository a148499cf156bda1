import { TemplateRefusal } from '../template/refusal.ts';
import type { Resource, Template } from '../template/template.ts';
import { decide } from './decide.ts';
import { readStatements } from './statements.ts';

/**
 * Every function, state machine and malware protection plan must run as a role of the template that its service may assume.
 * @throws TemplateRefusal naming the one that may not
 */
export const requireTrust = (template: Template): void => {
  for (const { id, properties } of template.list('AWS::Lambda::Function'))
    requireAssumable(template, id, properties.Role, 'lambda.amazonaws.com');
  for (const { id, properties } of template.list('AWS::StepFunctions::StateMachine'))
    requireAssumable(template, id, properties.RoleArn, 'states.amazonaws.com');
  for (const { id, properties } of template.list('AWS::GuardDuty::MalwareProtectionPlan'))
    requireAssumable(template, id, properties.Role, 'malware-protection-plan.guardduty.amazonaws.com');
};

const requireAssumable = (template: Template, id: string, roleArn: string, service: string): void => {
  const role = template.list('AWS::IAM::Role').find(({ arn }) => arn === roleArn);
  if (role && trusts(role, service)) return;
  throw new TemplateRefusal(`${id}: ${role ? role.id : roleArn} is no role that ${service} may assume.`);
};

const trusts = (role: Resource<'AWS::IAM::Role'>, name: string): boolean => {
  const statements = readStatements(role.properties.AssumeRolePolicyDocument, `${role.id}, trust policy`);
  // Trust policies name no resource: they stand on the role itself.
  const resource = statements.map((statement) => ({ ...statement, resources: ['*'] }));
  const access = {
    principal: { kind: 'service', name },
    action: 'sts:AssumeRole',
    resource: role.arn,
    context: {},
  } as const;
  return decide(access, { identity: [], resource }).allowed;
};

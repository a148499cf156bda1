import { account, partition, region } from '../contracts.ts';
import type { RawTemplate } from './assembly.ts';
import { type Identity, identities } from './identities.ts';
import { noValue, resolve, resolveCondition, type Scope } from './intrinsics.ts';
import { refuse } from './refusal.ts';

export interface ScopeOptions {
  /** The secret a dynamic reference asks for, by the ARN or name of the secret. */
  readonly secret: (id: string) => string | undefined;
}

export interface TemplateScope extends Scope {
  /** Name and attributes of a resource; refuses one of a type that is not known. */
  identify(id: string): Identity;
  /** Whether the resource's condition, if it has one, holds. */
  isPresent(id: string): boolean;
}

const stackName = 'Gongkai';

const pseudoParameters: Readonly<Record<string, unknown>> = {
  'AWS::AccountId': account,
  'AWS::Region': region,
  'AWS::Partition': partition,
  'AWS::URLSuffix': 'amazonaws.com',
  'AWS::StackName': stackName,
  'AWS::StackId': `arn:${partition}:cloudformation:${region}:${account}:stack/${stackName}/local`,
  'AWS::NoValue': noValue,
};

/** What every name of a template stands for in the embedded stack. */
export const createScope = (template: RawTemplate, options: ScopeOptions): TemplateScope => {
  const known = new Map<string, Identity>();
  const identify = (id: string): Identity => {
    const earlier = known.get(id);
    if (earlier) return earlier;
    const { Type = '', Properties = {} } = template.Resources[id] ?? {};
    const place = `${id} (${Type})`;
    const identity = identities[Type]?.(id, (property) => {
      const name = resolve(Properties[property], scope, `${place}.${property}`);
      return typeof name === 'string' ? name : undefined;
    });
    if (!identity) return refuse(id, `the resource type ${Type} is not known`);
    known.set(id, identity);
    return identity;
  };
  const scope: TemplateScope = {
    identify,
    isPresent: (id) => {
      const condition = template.Resources[id]?.Condition;
      return condition === undefined || scope.condition(condition) === true;
    },
    ref: (name) => {
      if (Object.hasOwn(pseudoParameters, name)) return pseudoParameters[name];
      if (Object.hasOwn(template.Parameters, name)) return parameterValue(template, name);
      return Object.hasOwn(template.Resources, name) ? identify(name).ref : undefined;
    },
    attribute: (id, name) => (Object.hasOwn(template.Resources, id) ? identify(id).attributes[name] : undefined),
    condition: (name) => {
      if (!Object.hasOwn(template.Conditions, name)) return undefined;
      return resolveCondition(template.Conditions[name], scope, `Conditions.${name}`);
    },
    mapping: (map, first, second) => template.Mappings[map]?.[first]?.[second],
    dynamic: (reference) => {
      const [, id] = /^secretsmanager:(.+?):SecretString:::?:?$/.exec(reference) ?? [];
      return id === undefined ? undefined : options.secret(id);
    },
  };
  return scope;
};

/** A template parameter has its default; nobody is asked. */
const parameterValue = (template: RawTemplate, name: string): unknown => {
  const { Type, Default } = template.Parameters[name] ?? {};
  if (Type?.startsWith('AWS::SSM::')) return refuse(`Parameters.${name}`, `the parameter type ${Type} is not served`);
  return Default ?? refuse(`Parameters.${name}`, 'the parameter has no default');
};

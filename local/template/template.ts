import { z } from 'zod';
import { accepted } from './accepted.ts';
import type { Assembly, RawTemplate } from './assembly.ts';
import { type Identity, identities } from './identities.ts';
import { resolve } from './intrinsics.ts';
import { refuse } from './refusal.ts';
import { createScope, type ScopeOptions } from './scope.ts';
import { isServed, type Properties, type ServedType, shapes } from './shapes/index.ts';

/** A resource with all references resolved and its properties checked by the shape of its type. */
export interface Resource<Type extends ServedType = ServedType> extends Identity {
  /** Logical id. */
  readonly id: string;
  readonly type: Type;
  /** Amazon Resource Name; empty for types that have none. */
  readonly arn: string;
  readonly properties: Properties<Type>;
}

export interface Template {
  list<Type extends ServedType>(type: Type): readonly Resource<Type>[];
  readonly outputs: Readonly<Record<string, string>>;
  /** Path of the asset that an S3 key such as `<hash>.zip` stands for. */
  asset(key: string): string | undefined;
}

/**
 * Understands a whole synthesised template or refuses it.
 * @throws TemplateRefusal naming logical id, type and property of the first thing that is not known.
 */
export const readTemplate = ({ template, assets }: Assembly, options: ScopeOptions): Template => {
  const scope = createScope(template, options);
  const present = Object.entries(template.Resources).filter(([id]) => scope.isPresent(id));
  const resources = present.flatMap(([id, { Type, Properties: properties }]) => {
    if (!isServed(Type)) return requireAccepted(id, Type);
    const resolved = resolve(properties, scope, `${id} (${Type})`);
    return [createResource(id, Type, resolved, scope.identify(id))];
  });
  return {
    list: <Type extends ServedType>(type: Type) =>
      resources.filter((resource): resource is Resource<Type> => resource.type === type),
    outputs: resolveOutputs(template, scope),
    asset: (key) => assets.get(key.replace(/\.[^.]*$/, '')),
  };
};

const requireAccepted = (id: string, type: string): [] => {
  if (!Object.hasOwn(accepted, type) || !Object.hasOwn(identities, type))
    refuse(id, `the resource type ${type} is not known`);
  return [];
};

const createResource = (id: string, type: ServedType, properties: unknown, identity: Identity): Resource => {
  const read = shapes[type].safeParse(properties);
  if (!read.success) return refuse(`${id} (${type})`, describeIssues(read.error));
  const { ref, attributes } = identity;
  const arn = attributes.Arn ?? attributes.PolicyArn ?? (ref.startsWith('arn:') ? ref : '');
  return { id, type, ref, attributes, arn, properties: read.data };
};

const describeIssues = (error: z.ZodError): string =>
  error.issues
    .map((issue) => {
      const path = issue.path.map(String).join('.');
      if (issue.code !== 'unrecognized_keys') return `property ${path}: ${issue.message}`;
      return issue.keys.map((key) => `property ${path === '' ? key : `${path}.${key}`} is not understood`).join('; ');
    })
    .join('; ');

const resolveOutputs = (template: RawTemplate, scope: ReturnType<typeof createScope>): Record<string, string> => {
  const present = Object.entries(template.Outputs).filter(
    ([, { Condition }]) => Condition === undefined || scope.condition(Condition),
  );
  return Object.fromEntries(
    present.map(([name, { Value }]) => [name, z.coerce.string().parse(resolve(Value, scope, `Outputs.${name}`))]),
  );
};

import type { SynthesisedTemplate } from './synthesised.ts';

/** Logical ids a value refers to by Ref, Fn::GetAtt or Fn::Sub, wherever in it. */
const referred = (value: unknown): string[] => {
  if (Array.isArray(value)) return value.flatMap(referred);
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => {
    if (key === 'Ref' && typeof inner === 'string') return [inner];
    if (key === 'Fn::GetAtt') return [String(Array.isArray(inner) ? inner[0] : String(inner).split('.')[0])];
    if (key === 'Fn::Sub') return [...JSON.stringify(inner).matchAll(/\$\{(\w+)/g)].map(([, id]) => id ?? '');
    return referred(inner);
  });
};

const dependencies = ({ Resources }: SynthesisedTemplate): Map<string, string[]> =>
  new Map(
    Object.entries(Resources).map(([id, { Properties, DependsOn }]) => [
      id,
      [...referred(Properties), ...[DependsOn ?? []].flat().map(String)].filter((other) => other in Resources),
    ]),
  );

/** A chain of resources that leads back to its beginning, which CloudFormation would refuse; undefined if there is none. */
export const findCycle = (template: SynthesisedTemplate): string[] | undefined => {
  const edges = dependencies(template);
  const done = new Set<string>();
  const visit = (id: string, path: readonly string[]): string[] | undefined => {
    if (path.includes(id)) return [...path.slice(path.indexOf(id)), id];
    if (done.has(id)) return undefined;
    for (const next of edges.get(id) ?? []) {
      const cycle = visit(next, [...path, id]);
      if (cycle) return cycle;
    }
    done.add(id);
    return undefined;
  };
  for (const id of edges.keys()) {
    const cycle = visit(id, []);
    if (cycle) return cycle;
  }
  return undefined;
};

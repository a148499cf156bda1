import { refuse } from './refusal.ts';

/** What references in a template stand for. */
export interface Scope {
  /** The value of `Ref`: a resource, a parameter or a pseudo parameter. Undefined when there is no such name. */
  ref(name: string): unknown;
  attribute(resource: string, name: string): string | undefined;
  condition(name: string): boolean | undefined;
  mapping(map: string, first: string, second: string): unknown;
  /** The text in place of a `{{resolve:…}}` reference; undefined when it is of a kind that is not served. */
  dynamic(reference: string): string | undefined;
}

/** The value of `Ref: AWS::NoValue`: takes its property or list element away. */
export const noValue = Symbol('AWS::NoValue');

type Intrinsic = (argument: unknown, scope: Scope, place: string) => unknown;

/**
 * Replaces every intrinsic function in a piece of a template by its value. `place` names the piece in refusals.
 * @throws TemplateRefusal for an unknown function or a reference to nothing.
 */
export const resolve = (value: unknown, scope: Scope, place: string): unknown => {
  if (typeof value === 'string') return resolveDynamic(value, scope, place);
  if (Array.isArray(value))
    return value.map((item, index) => resolve(item, scope, `${place}[${index}]`)).filter((item) => item !== noValue);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value);
  const [only] = entries;
  if (only && entries.length === 1 && (only[0] === 'Ref' || only[0].startsWith('Fn::'))) {
    const intrinsic = intrinsics[only[0]];
    if (intrinsic) return intrinsic(only[1], scope, place);
    return refuse(place, `the function ${only[0]} is not known`);
  }
  const resolved = entries.map(([name, item]) => [name, resolve(item, scope, `${place}.${name}`)] as const);
  return Object.fromEntries(resolved.filter(([, item]) => item !== noValue));
};

const resolveDynamic = (text: string, scope: Scope, place: string): string =>
  text.replace(
    /\{\{resolve:(.+?)\}\}/g,
    (whole, reference: string) =>
      scope.dynamic(reference) ?? refuse(place, `the dynamic reference ${whole} is not served`),
  );

const asText = (value: unknown, place: string): string =>
  typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'
    ? String(value)
    : refuse(place, `text was expected, found ${JSON.stringify(value)}`);

const asList = (value: unknown, place: string): unknown[] =>
  Array.isArray(value) ? value : refuse(place, `a list was expected, found ${JSON.stringify(value)}`);

const findAttribute = (resource: string, name: string, scope: Scope, place: string): string =>
  scope.attribute(resource, name) ?? refuse(place, `the attribute ${resource}.${name} is not known`);

const findReference = (name: string, scope: Scope, place: string): unknown =>
  scope.ref(name) ?? refuse(place, `Ref ${name} leads to nothing`);

const intrinsics: Readonly<Record<string, Intrinsic>> = {
  Ref: (argument, scope, place) => findReference(asText(argument, place), scope, place),
  'Fn::GetAtt': (argument, scope, place) => {
    const [resource, ...name] =
      typeof argument === 'string'
        ? argument.split('.')
        : asList(argument, place).map((part) => asText(resolve(part, scope, place), place));
    return findAttribute(resource ?? '', name.join('.'), scope, place);
  },
  'Fn::Join': (argument, scope, place) => {
    const [separator, items] = asList(argument, place);
    const texts = asList(resolve(items, scope, place), place).map((item) => asText(item, place));
    return resolveDynamic(texts.join(asText(separator, place)), scope, place);
  },
  'Fn::Sub': (argument, scope, place) => {
    const [text, values] = Array.isArray(argument) ? argument : [argument, {}];
    const own = new Map(Object.entries(resolve(values, scope, place) ?? {}));
    const filled = asText(text, place).replace(/\$\{([^!}][^}]*)\}/g, (_, name: string) => {
      if (own.has(name)) return asText(own.get(name), place);
      const [resource, ...attribute] = name.split('.');
      if (attribute.length > 0) return findAttribute(resource ?? '', attribute.join('.'), scope, place);
      return asText(findReference(name, scope, place), place);
    });
    return resolveDynamic(filled.replaceAll('${!', '${'), scope, place);
  },
  'Fn::Select': (argument, scope, place) => {
    const [index, items] = asList(argument, place);
    const found = asList(resolve(items, scope, place), place)[Number(resolve(index, scope, place))];
    return found ?? refuse(place, 'Fn::Select asks for an element that is not there');
  },
  'Fn::Split': (argument, scope, place) => {
    const [separator, text] = asList(argument, place);
    return asText(resolve(text, scope, place), place).split(asText(separator, place));
  },
  'Fn::FindInMap': (argument, scope, place) => {
    const [map, first, second] = asList(resolve(argument, scope, place), place).map((part) => asText(part, place));
    const found = scope.mapping(map ?? '', first ?? '', second ?? '');
    return found ?? refuse(place, `the mapping has no entry ${map} / ${first} / ${second}`);
  },
  'Fn::If': (argument, scope, place) => {
    const [condition, yes, no] = asList(argument, place);
    const holds = scope.condition(asText(condition, place)) ?? refuse(place, `there is no condition ${condition}`);
    return resolve(holds ? yes : no, scope, place);
  },
  'Fn::Equals': (argument, scope, place) => {
    const [left, right] = asList(resolve(argument, scope, place), place);
    return asText(left, place) === asText(right, place);
  },
  'Fn::And': (argument, scope, place) => asList(resolveConditions(argument, scope, place), place).every(Boolean),
  'Fn::Or': (argument, scope, place) => asList(resolveConditions(argument, scope, place), place).some(Boolean),
  'Fn::Not': (argument, scope, place) => !asList(resolveConditions(argument, scope, place), place)[0],
};

/** Inside a condition `{Condition: name}` is a reference; elsewhere (policy statements) it is an ordinary property. */
const resolveConditions = (argument: unknown, scope: Scope, place: string): unknown[] =>
  asList(argument, place).map((item) => resolveCondition(item, scope, place));

/** The truth of one entry of the template's Conditions. */
export const resolveCondition = (value: unknown, scope: Scope, place: string): boolean => {
  if (typeof value === 'object' && value !== null && 'Condition' in value && Object.keys(value).length === 1) {
    const name = asText(value.Condition, place);
    return scope.condition(name) ?? refuse(place, `there is no condition ${name}`);
  }
  const truth = resolve(value, scope, place);
  return typeof truth === 'boolean' ? truth : refuse(place, 'a condition must be true or false');
};

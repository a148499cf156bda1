import { TemplateRefusal } from '../template/refusal.ts';

/** Judges one value that stands at a place of an event; undefined when there is none. */
type Matcher = (value: unknown) => boolean;

/** Tells whether a rule takes an event. */
export type EventPattern = (event: unknown) => boolean;

/**
 * Compiles an event pattern as EventBridge reads it: objects go down into the event, lists are alternatives, and a
 * field whose value is a list fits if one of its elements does.
 * @throws TemplateRefusal for an operator that is not known.
 */
export const compilePattern = (pattern: unknown, place: string): EventPattern => {
  if (!isObject(pattern)) throw new TemplateRefusal(`${place}: an event pattern must be an object.`);
  const fields = Object.entries(pattern).map(([name, part]) => compileField(name, part, `${place}.${name}`));
  return (event) => fields.every((matches) => matches(event));
};

const compileField = (name: string, part: unknown, place: string): EventPattern => {
  if (name.startsWith('$')) throw new TemplateRefusal(`${place}: the operator ${name} is not known.`);
  const matches = Array.isArray(part) ? compileAlternatives(part, place) : compilePattern(part, place);
  return (event) => matches(isObject(event) ? event[name] : undefined);
};

const compileAlternatives = (alternatives: readonly unknown[], place: string): Matcher => {
  const matchers = alternatives.map((alternative) => compileMatcher(alternative, place));
  return (value) => {
    const values = Array.isArray(value) ? value : [value];
    return matchers.some((matches) => values.some(matches));
  };
};

const compileMatcher = (alternative: unknown, place: string): Matcher => {
  if (!isObject(alternative)) return (value) => value === alternative;
  const [[operator, operand] = ['', undefined], ...others] = Object.entries(alternative);
  const compile = others.length === 0 ? operators[operator] : undefined;
  const matcher = compile?.(operand);
  if (!matcher)
    throw new TemplateRefusal(`${place}: ${JSON.stringify(alternative)} is not an operator the embedded stack knows.`);
  return matcher;
};

const ofText =
  (compare: (value: string, operand: string) => boolean) =>
  (operand: unknown): Matcher | undefined =>
    typeof operand === 'string' ? (value) => typeof value === 'string' && compare(value, operand) : undefined;

const operators: Readonly<Record<string, (operand: unknown) => Matcher | undefined>> = {
  prefix: ofText((value, operand) => value.startsWith(operand)),
  suffix: ofText((value, operand) => value.endsWith(operand)),
  'equals-ignore-case': ofText((value, operand) => value.toLowerCase() === operand.toLowerCase()),
  exists: (operand) => (typeof operand === 'boolean' ? (value) => (value !== undefined) === operand : undefined),
  'anything-but': (operand) => {
    const excluded = Array.isArray(operand) ? operand : [operand];
    if (excluded.some((one) => typeof one === 'object')) return undefined;
    return (value) => value !== undefined && !excluded.includes(value);
  },
};

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

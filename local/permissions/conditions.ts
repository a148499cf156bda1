import type { RequestContext } from '../contracts.ts';
import { matchesArn, matchesPattern } from './match.ts';

/** One line of a policy's Condition: `operator` on `key`, true if any of `values` fits. */
export interface Condition {
  readonly operator: string;
  readonly key: string;
  readonly values: readonly string[];
}

type Comparison = (expected: string, found: string) => boolean;

interface Operator {
  readonly compare: Comparison;
  /** Operators with Not hold if no value fits, and if the key is missing. */
  readonly negated: boolean;
}

const equals: Comparison = (expected, found) => expected === found;
const equalsIgnoringCase: Comparison = (expected, found) => expected.toLowerCase() === found.toLowerCase();

function numerically(compare: (expected: number, found: number) => boolean): Comparison {
  return (expected, found) => compare(Number(expected), Number(found));
}

const comparisons: Readonly<Record<string, Comparison>> = {
  StringEquals: equals,
  StringEqualsIgnoreCase: equalsIgnoringCase,
  StringLike: matchesPattern,
  ArnEquals: matchesArn,
  ArnLike: matchesArn,
  Bool: equalsIgnoringCase,
  NumericEquals: numerically((expected, found) => found === expected),
  NumericLessThan: numerically((expected, found) => found < expected),
  NumericLessThanEquals: numerically((expected, found) => found <= expected),
  NumericGreaterThan: numerically((expected, found) => found > expected),
  NumericGreaterThanEquals: numerically((expected, found) => found >= expected),
};

/** Keys the stack's services supply; a policy that asks for any other could not be judged. */
const suppliedKeys: readonly RegExp[] = [
  /^aws:(SecureTransport|SourceArn|SourceAccount|PrincipalArn)$/i,
  /^dynamodb:LeadingKeys$/i,
  /^s3:(prefix|delimiter|max-keys|TlsVersion)$/i,
  /^s3:ExistingObjectTag\/.+$/i,
  /^events:ManagedBy$/i,
  /^kms:EncryptionContext:.+$/i,
  /^ses:FromAddress$/i,
];

const findOperator = (name: string): Operator | undefined => {
  const plain = comparisons[name];
  if (plain) return { compare: plain, negated: false };
  const negated = comparisons[name.replace('Not', '')];
  return name.includes('Not') && negated ? { compare: negated, negated: true } : undefined;
};

interface TakenApart {
  readonly quantifier: 'ForAllValues' | 'ForAnyValue' | undefined;
  readonly name: string;
  readonly ifExists: boolean;
}

const takeApart = (operator: string): TakenApart => {
  const [, quantifier, name = '', ifExists] =
    /^(?:(ForAllValues|ForAnyValue):)?([A-Za-z]+?)(IfExists)?$/.exec(operator) ?? [];
  return {
    quantifier: quantifier === 'ForAllValues' || quantifier === 'ForAnyValue' ? quantifier : undefined,
    name,
    ifExists: ifExists !== undefined,
  };
};

/** Why a condition cannot be judged; undefined if it can. */
export const findConditionFault = ({ operator, key, values }: Condition): string | undefined => {
  const { name } = takeApart(operator);
  if (name !== 'Null' && !findOperator(name)) return `the condition operator ${operator} is not known`;
  if (!suppliedKeys.some((pattern) => pattern.test(key))) return `the condition key ${key} is never supplied`;
  if (values.some((value) => value.includes('${'))) return `the policy variable in ${key} is not known`;
  return undefined;
};

/** Whether a condition holds for a request. Key names are compared without regard to case. */
export const holds = (condition: Condition, context: RequestContext): boolean => {
  const { quantifier, name, ifExists } = takeApart(condition.operator);
  const found = findValues(condition.key, context);
  if (name === 'Null') return condition.values.includes(String(found === undefined));
  const operator = findOperator(name);
  if (!operator) return false;
  if (found === undefined) return ifExists || operator.negated || quantifier === 'ForAllValues';
  const fits = (value: string) =>
    condition.values.some((expected) => operator.compare(expected, value)) !== operator.negated;
  return quantifier === 'ForAnyValue' ? found.some(fits) : found.every(fits);
};

/** Which of a condition's values a request that fulfils it fits; all of them, where the condition is that none does. */
export const fittingValues = (
  { operator: text, key, values }: Condition,
  context: RequestContext,
): readonly string[] => {
  const operator = findOperator(takeApart(text).name);
  if (!operator || operator.negated) return values;
  const found = findValues(key, context) ?? [];
  return values.filter((expected) => found.some((value) => operator.compare(expected, value)));
};

const findValues = (key: string, context: RequestContext): readonly string[] | undefined => {
  const entry = Object.entries(context).find(([name]) => name.toLowerCase() === key.toLowerCase());
  if (!entry) return undefined;
  return typeof entry[1] === 'object' ? entry[1] : [String(entry[1])];
};

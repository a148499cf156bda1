import { createHash, randomUUID } from 'node:crypto';
import type { Expression } from 'jsonata';

const algorithms = new Map([
  ['MD5', 'md5'],
  ['SHA-1', 'sha1'],
  ['SHA-256', 'sha256'],
  ['SHA-384', 'sha384'],
  ['SHA-512', 'sha512'],
]);

/** States.ArrayRange, which `$range` stands for, makes no longer arrays. */
const longestRange = 1000;

/**
 * The six functions Step Functions adds to JSONata, and `$eval` taken away, as there.
 * Source: AWS Step Functions Developer Guide, "Transforming data with JSONata".
 */
export function addStepFunctions(expression: Expression): Expression {
  expression.registerFunction('uuid', () => randomUUID(), '<:s>');
  expression.registerFunction(
    'random',
    (seed?: number) => (seed === undefined ? Math.random() : seeded(seed)),
    '<n?:n>',
  );
  expression.registerFunction(
    'parse',
    (text?: string) => (text === undefined ? undefined : JSON.parse(text)),
    '<s-:x>',
  );
  expression.registerFunction('hash', hash, '<x-s:s>');
  expression.registerFunction('partition', partition, '<an:a>');
  expression.registerFunction('range', range, '<nnn:a>');
  expression.assign('eval', undefined);
  return expression;
}

function hash(data: unknown, algorithm: string): string | undefined {
  const name = algorithms.get(algorithm);
  if (!name) throw new Error(`$hash knows ${[...algorithms.keys()].join(', ')}, not "${algorithm}".`);
  if (data === undefined) return undefined;
  return createHash(name)
    .update(typeof data === 'string' ? data : JSON.stringify(data))
    .digest('hex');
}

function partition(array: readonly unknown[] | undefined, size: number): unknown[][] | undefined {
  const length = Math.round(size);
  if (!(length >= 1)) throw new Error(`$partition needs a size of 1 or more, not ${size}.`);
  if (array === undefined) return undefined;
  return Array.from({ length: Math.ceil(array.length / length) }, (_, part) =>
    array.slice(part * length, (part + 1) * length),
  );
}

/** Both ends are included; the step may be negative but not 0. */
function range(first: number, last: number, step: number): number[] {
  const length = Math.max(0, Math.floor((last - first) / step) + 1);
  if (!(length <= longestRange))
    throw new Error(`$range(${first}, ${last}, ${step}) is not a range of at most 1000 numbers.`);
  return Array.from({ length }, (_, index) => first + index * step);
}

/** The same seed gives the same number (not the same as on AWS, whose generator is not published). */
function seeded(seed: number): number {
  return createHash('sha256').update(String(seed)).digest().readUInt32BE() / 2 ** 32;
}

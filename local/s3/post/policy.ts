import { z } from 'zod';
import { S3Error } from '../errors.ts';

/** Bytes a file may have, both included. */
export interface LengthRange {
  readonly min: number;
  readonly max: number;
}

/** What the values of a form are checked against. */
export interface PostPolicy {
  readonly expiration: Date;
  readonly matches: readonly { readonly how: 'eq' | 'starts-with'; readonly field: string; readonly value: string }[];
  readonly lengths: readonly LengthRange[];
}

const text = z.union([z.string(), z.number().transform(String)]);
const count = z.union([
  z.int().nonnegative(),
  z
    .string()
    .regex(/^\d{1,15}$/)
    .transform(Number),
]);
const PolicySchema = z.object({
  expiration: z.iso.datetime(),
  conditions: z.array(
    z.union([
      z.tuple([z.string().regex(/^content-length-range$/i), count, count]).transform(([, min, max]) => ({ min, max })),
      z
        .tuple([z.string().regex(/^(eq|starts-with)$/i), z.string().startsWith('$'), text])
        .transform(([how, field, value]) => [match(how, field.slice(1), value)]),
      z
        .record(z.string(), text)
        .transform((fields) => Object.entries(fields).map(([field, value]) => match('eq', field, value))),
    ]),
  ),
});

function match(how: string, field: string, value: string) {
  return { how: how.toLowerCase() === 'eq' ? 'eq' : 'starts-with', field: field.toLowerCase(), value } as const;
}

/** Reads a policy as it stands in the form: JSON in base64. @throws S3Error InvalidPolicyDocument */
export function readPolicy(encoded: string): PostPolicy {
  const policy = PolicySchema.safeParse(parseJson(Buffer.from(encoded, 'base64').toString('utf8')));
  if (!policy.success) {
    const [issue] = policy.error.issues;
    throw invalidPolicy(`Invalid Policy: ${issue?.path.join('.')}: ${issue?.message}`);
  }
  const { expiration, conditions } = policy.data;
  return {
    expiration: new Date(expiration),
    matches: conditions.flatMap((condition) => (Array.isArray(condition) ? condition : [])),
    lengths: conditions.flatMap((condition) => (Array.isArray(condition) ? [] : [condition])),
  };
}

/**
 * Checks the fields of a form against its policy: not expired, every condition met, and no field that none covers.
 * @param fields by lower-case name, `bucket` and `key` as they take effect
 * @throws S3Error AccessDenied, in the words of S3
 */
export function requirePolicy(policy: PostPolicy, fields: ReadonlyMap<string, string>, now: Date): void {
  if (now > policy.expiration) throw refused('Policy expired.');
  for (const { how, field, value } of policy.matches) {
    const given = fields.get(field) ?? '';
    const values = field === 'content-type' ? given.split(',').map((part) => part.trim()) : [given];
    const isMet = how === 'eq' ? given === value : values.every((part) => part.startsWith(value));
    if (!isMet) throw refused(`Policy Condition failed: ["${how}", "$${field}", "${value}"]`);
  }
  const covered = new Set(policy.matches.map(({ field }) => field));
  const extra = [...fields.keys()].filter((field) => !covered.has(field) && !isExempt(field));
  if (extra.length > 0) throw refused(`Extra input fields: ${extra.join(', ')}`);
}

/** Fields a policy cannot cover, and those a form may carry for itself. The bucket is given by the address. */
function isExempt(field: string): boolean {
  return ['x-amz-signature', 'policy', 'file', 'bucket'].includes(field) || field.startsWith('x-ignore-');
}

function parseJson(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    throw invalidPolicy('Invalid Policy: Invalid JSON.');
  }
}

function invalidPolicy(message: string): S3Error {
  return new S3Error('InvalidPolicyDocument', message, 400);
}

function refused(why: string): S3Error {
  return new S3Error('AccessDenied', `Invalid according to Policy: ${why}`, 403);
}

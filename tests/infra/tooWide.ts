import type { Statement } from './synthesised.ts';

type Grant = Pick<Statement, 'Action' | 'Resource' | 'Condition'>;

/** Actions on what people have entrusted to the installation, by their service. */
const onData = (action: string): boolean => /^(s3|dynamodb|kms|sqs|states|lambda|ssm|ses|cloudfront):/.test(action);

const leadingKeysOf = ({ Condition }: Grant): string[] =>
  [Condition?.['ForAllValues:StringLike']?.['dynamodb:LeadingKeys'] ?? []].flat().map(String);

const sendsFromOneAddress = ({ Condition }: Grant): boolean =>
  typeof Condition?.StringEquals?.['ses:FromAddress'] === 'string';

/** `<Bucket.Arn>/*`, or the bucket itself where objects are meant. */
const isWholeBucket = (resource: string): boolean =>
  !/\.Arn>\/[^*]/.test(resource) && !/\/\?\?\?\?\/\*$/.test(resource);

/** A key that stands for more than one kind of item. */
const isAnyKey = (key: string): boolean => !/^[A-Z#]+#\*$|^[A-Z#]+$/.test(key);

/** What makes a statement reach further than one kind of thing; nothing, if it does not. */
export const tooWide = (grant: Grant): string[] => {
  const { Action, Resource } = grant;
  const data = Action.filter(onData);
  const has = (pattern: RegExp): boolean => data.some((action) => pattern.test(action));
  return [
    ...Action.filter((action) => action.includes('*')).map((action) => `every action of ${action}`),
    ...(data.length > 0 && Resource.includes('*') ? ['everything'] : []),
    ...(has(/^s3:.*Object/) && Resource.some(isWholeBucket) ? ['a whole bucket'] : []),
    ...(has(/^dynamodb:/) && (leadingKeysOf(grant).length === 0 || leadingKeysOf(grant).some(isAnyKey))
      ? ['a whole table']
      : []),
    ...(has(/^ses:/) && !sendsFromOneAddress(grant) ? ['any sender'] : []),
    ...(has(/^(kms|sqs|states|lambda|ssm|cloudfront):/) && Resource.some((resource) => resource.includes('*'))
      ? ['many of a kind']
      : []),
  ];
};

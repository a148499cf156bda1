import { z } from 'zod';

/** A property that may be set and changes nothing here, with the reason. */
export const unused = (reason: string) => z.unknown().optional().describe(reason);

/** CloudFormation takes numbers and truth values as text as well. */
export const number = z.union([z.number(), z.string().regex(/^-?\d+(\.\d+)?$/)]).transform(Number);
export const truth = z.union([z.boolean(), z.enum(['true', 'false'])]).transform((value) => String(value) === 'true');

/** One or several, always read as a list. */
export const oneOrMore = <Item extends z.ZodType>(item: Item) =>
  z.union([item.transform((one) => [one]), z.array(item)]) as unknown as z.ZodType<z.output<Item>[]>;

export const tags = unused('tags are not shown anywhere');

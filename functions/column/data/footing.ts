import type { Edition, Footing, Form } from '../../../schemas/form/model.ts';
import { formsNewestFirst } from '../../../schemas/form/union.ts';

/** One kind of sum of the form, once for all columns or rows it holds in. */
export interface FootingPattern {
  readonly name: Footing['rule'];
  readonly editions: readonly Edition[];
  /** As the form words it, e.g. 一＋二＝三（七）＋四. */
  readonly chinese: string;
  /** Over cell names, `*` for every column or row, e.g. t2.r1.* + t2.r2.* = t2.r3_7.* + t2.r4.* */
  readonly formula: string;
}

const side = ({ table, along }: Footing, prefix: string, keys: readonly string[]): string =>
  keys.map((key) => (along === 'column' && table !== 't3' ? `${prefix}.${key}.*` : `${prefix}.*.${key}`)).join(' + ');

const patternsOf = ({ edition, tables, footing }: Form): FootingPattern[] =>
  footing.map((one) => {
    const prefix = tables.find(({ id }) => id === one.table)?.prefix ?? one.table;
    return {
      name: one.rule,
      editions: [edition],
      chinese: `${one.leftName}＝${one.rightName}`,
      formula: `${side(one, prefix, one.left)} = ${side(one, prefix, one.right)}`,
    };
  });

/** The sums of all editions by name; what reads the same in several editions is given once. */
export const footingPatterns = (forms: readonly Form[] = formsNewestFirst()): FootingPattern[] => {
  const found = new Map<string, FootingPattern>();
  for (const pattern of forms.flatMap(patternsOf)) {
    const { name, formula, editions } = pattern;
    const key = `${name} ${formula}`;
    const known = found.get(key);
    found.set(key, known ? { ...known, editions: [...known.editions, ...editions] } : pattern);
  }
  return [...found.values()].sort((one, other) => one.name.localeCompare(other.name));
};

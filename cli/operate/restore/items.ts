import { sideBySide } from '../../../functions/shared/sideBySide.ts';
import { idOf, itemsAt, mostKeys, putItem, type RawItem } from '../store/items.ts';
import { differing, fateOf, passes } from './planItems.ts';

/** What became, or would become, of the items of a backup. */
export interface ItemsRestored {
  readonly same: number;
  readonly restored: number;
  readonly replaced: number;
  readonly passed: number;
  /** What is there and says something else: key, and which attributes. It was left alone. */
  readonly differs: readonly { readonly item: string; readonly attributes: readonly string[] }[];
}

export interface ItemsOrder {
  readonly table: string;
  /** Gives the items of the backup in pages; asked once for each pass. */
  readonly source: () => AsyncIterable<readonly RawItem[]>;
  /** Beginnings of keys whose items the backup overrules. */
  readonly replace: readonly string[];
  readonly now: Date;
  /** Otherwise it only looks. */
  readonly apply: boolean;
}

const atOnce = 16;

/**
 * Puts items of a backup back into the table, each on the condition that there is none; what is there and differs is told
 * and stays. Safe to repeat.
 */
export const restoreItems = async (order: ItemsOrder, progress: (line: string) => void): Promise<ItemsRestored> => {
  const counts = { same: 0, absent: 0, replace: 0, passed: 0 };
  const differs: ItemsRestored['differs'][number][] = [];
  let seen = 0;
  for (const isNow of passes)
    for await (const page of order.source()) {
      const items = page.filter(isNow);
      seen += items.length;
      for (let from = 0; from < items.length; from += mostKeys) {
        const came = await restoreSome(order, items.slice(from, from + mostKeys));
        for (const { fate, item, there } of came)
          if (fate === 'differs') differs.push({ item: idOf(item), attributes: there ? differing(item, there) : [] });
          else counts[fate] += 1;
      }
      progress(`${seen} items of the backup, ${counts.absent} ${order.apply ? 'put back' : 'missing'}`);
    }
  return { same: counts.same, restored: counts.absent, replaced: counts.replace, passed: counts.passed, differs };
};

const restoreSome = async ({ table, replace, now, apply }: ItemsOrder, items: readonly RawItem[]) => {
  const there = await itemsAt(table, items);
  return sideBySide(items, atOnce, async (item) => {
    const found = there.get(idOf(item));
    const fate = fateOf(item, found, { replace, now });
    if (!apply || (fate !== 'absent' && fate !== 'replace')) return { fate, item, there: found };
    const written = await putItem(table, item, { absent: fate === 'absent' });
    // Somebody wrote it at this moment; a second run tells whether it says the same.
    return { fate: written === 'conflict' ? ('differs' as const) : fate, item, there: found };
  });
};

import { ContentionError } from './errors.ts';

/** Where one item is kept that counts its revisions. */
export interface ItemStore<Item> {
  read(): Promise<Item>;
  /** Writes the item under the next revision, only if the revision it carries is still the stored one. */
  write(item: Item): Promise<'written' | 'conflict'>;
}

const tries = 30;

/**
 * Changes an item by a pure function in one conditional write: read, reduce, write if nobody was faster, else again. A
 * reducer that gives the item back as it was writes nothing. Throws ContentionError when others are faster every time.
 */
export const changeItem = async <Item, Answer>(
  store: ItemStore<Item>,
  reduce: (item: Item) => Answer,
  itemOf: (answer: Answer) => Item,
): Promise<Answer> => {
  for (let turn = 0; turn < tries; turn += 1) {
    const before = await store.read();
    const answer = reduce(before);
    const after = itemOf(answer);
    if (after === before || (await store.write(after)) === 'written') return answer;
  }
  throw new ContentionError(`An item could not be changed in ${tries} tries`);
};

import { CodesMailedSchema, SessionSchema, SignInSchema } from '../../schemas/session.ts';
import type { ItemStore } from '../shared/change.ts';
import { type Key, keys } from '../shared/keys.ts';
import { absent, type Condition, findItem, readItem, writeItem } from '../shared/table.ts';
import type { SignInDoors } from './doors.ts';

const keptSeconds = 86_400;

/** Some time after its end it may go. */
const clearedAfter = (instant: string): number => Math.floor(Date.parse(instant) / 1000) + keptSeconds;

const unchanged = (revision: number): Condition => ({
  expression: '#revision = :revision',
  names: { '#revision': 'revision' },
  values: { ':revision': revision },
});

/** An item that counts its revisions; `empty` stands for one that is not there yet. */
const revised = <Item extends { revision: number }>(
  table: string,
  key: Key,
  read: () => Promise<Item>,
  endOf: (item: Item) => string,
): ItemStore<Item> => ({
  read,
  write: (item) =>
    writeItem(
      table,
      key,
      { ...item, revision: item.revision + 1 },
      {
        expiresAtSeconds: clearedAfter(endOf(item)),
        condition: item.revision === 0 ? firstOr(unchanged(0)) : unchanged(item.revision),
      },
    ),
});

const firstOr = ({ expression, ...rest }: Condition): Condition => ({
  ...rest,
  expression: `${absent.expression} OR ${expression}`,
});

/** Sessions and codes as items of the table. */
export const signInStores = (
  table: string,
): Pick<
  SignInDoors,
  'findSession' | 'createSession' | 'changeSession' | 'createSignIn' | 'findSignIn' | 'signInStore' | 'codesMailed'
> => ({
  findSession: (hash) => findItem(table, keys.session(hash), SessionSchema),
  createSession: async (hash, session) => {
    const expiresAtSeconds = clearedAfter(session.expiresAt);
    await writeItem(table, keys.session(hash), session, { condition: absent, expiresAtSeconds });
  },
  changeSession: async (hash, before, after) => {
    await writeItem(table, keys.session(hash), after, {
      expiresAtSeconds: clearedAfter(after.expiresAt),
      condition: {
        expression: '#expiresAt = :before',
        names: { '#expiresAt': 'expiresAt' },
        values: { ':before': before.expiresAt },
      },
    });
  },
  createSignIn: async (hash, signIn) => {
    const expiresAtSeconds = clearedAfter(signIn.expiresAt);
    await writeItem(table, keys.signIn(hash), signIn, { condition: absent, expiresAtSeconds });
  },
  findSignIn: (hash) => findItem(table, keys.signIn(hash), SignInSchema),
  signInStore: (hash) =>
    revised(
      table,
      keys.signIn(hash),
      () => readItem(table, keys.signIn(hash), SignInSchema),
      ({ expiresAt }) => expiresAt,
    ),
  codesMailed: (personId) =>
    revised(
      table,
      keys.codesMailed(personId),
      async () => (await findItem(table, keys.codesMailed(personId), CodesMailedSchema)) ?? { at: [], revision: 0 },
      ({ at }) => at.at(-1)!,
    ),
});

import { readdirSync } from 'node:fs';
import type { Change } from '../../../functions/column/changed.ts';
import type { Column } from '../../../functions/column/column.ts';
import type { Inspection, Rebuild } from '../../../schemas/inspection.ts';
import type { Register } from '../../../schemas/register.ts';
import { registerOf, sourceOf } from '../../builders/publishedSource.ts';
import { type Ground, openGround, type Stand } from '../../builders/publishedStand.ts';

/** A district of three bodies: two bureaus under one government. */
export const district: Register = registerOf([
  { id: 'qu', name: '清溪区人民政府', kind: 'government' },
  { id: 'jiaoyu', name: '清溪区教育局', kind: 'department', parent: 'qu' },
  { id: 'shuiwu', name: '清溪区水务局', kind: 'department', parent: 'qu' },
]);

const day = 24 * 60 * 60_000;

/** A column in which something is published, and everything that can be done to it. */
export interface World {
  readonly column: Column;
  /** Publishes an agency's report; the number is the publication's own, and a later one replaces an earlier one. */
  publish(agencyId: string, year: number, number: number): Promise<void>;
  withdraw(agencyId: string, year: number): Promise<void>;
  /** As the clock does each minute. */
  fold(): Promise<void>;
  /** Notes that something is about to change, and leaves it at that. */
  change(agencyId: string, year: number): Promise<Change>;
  inspect(options?: { readonly until?: Date; readonly begun?: Inspection }): Promise<Inspection>;
  /** Makes everything again, perhaps as another register has it; `kept` hears how far it has come, and may stop it. */
  rebuild(options?: {
    readonly begun?: Rebuild;
    readonly column?: Column;
    readonly kept?: (state: Rebuild) => void;
  }): Promise<Rebuild>;
  /** Everything in the public bucket: keys with ETags. */
  objects(): Promise<ReadonlyMap<string, string>>;
  read(key: string): Promise<string>;
  /** Puts something in the place of what is there, as somebody might who has the right to. */
  write(key: string, text: string): Promise<void>;
  remove(key: string): Promise<void>;
  /** What was kept of each run, the last first. */
  readonly kept: Inspection[];
}

/** Puts up columns one after the other, for one test file. */
export const openWorlds = async (): Promise<{
  fresh: (register?: Register) => Promise<World>;
  close: () => Promise<void>;
}> => {
  const ground: Ground = await openGround();
  let stand: Stand | undefined;
  return {
    fresh: async (register = district) => {
      await stand?.close();
      stand = await ground.open(register);
      return worldOf(stand.column);
    },
    close: async () => {
      await stand?.close();
      await ground.close();
    },
  };
};

const worldOf = async (column: Column): Promise<World> => {
  const [{ publish }, { settle }, { fold }, changing, inspecting, rebuilding, shared, objects, many, runs] =
    await Promise.all([
      import('../../../functions/publish/publish.ts'),
      import('../../../functions/column/settle.ts'),
      import('../../../functions/column/fold.ts'),
      import('../../../functions/column/changed.ts'),
      import('../../../functions/inspect/inspect.ts'),
      import('../../../functions/inspect/rebuild.ts'),
      import('../../../functions/column/shared.ts'),
      import('../../../functions/shared/objects.ts'),
      import('../../../functions/shared/manyObjects.ts'),
      import('../../../functions/inspect/run.ts'),
    ]);
  const start = Date.parse('2026-01-20T03:00:00.000Z');
  const kept: Inspection[] = [];
  const clock = (): Date => new Date(start + 30 * day);
  const { publicBucket, table } = column;
  // What a deployment loads.
  for (const name of readdirSync('site/assets'))
    await objects.writeObject(publicBucket, `assets/${name}`, name, { contentType: 'text/plain' });
  await shared.makeSharedPages(column);
  return {
    column,
    kept,
    publish: async (agencyId, year, number) => {
      const agency = column.register.agencies.find(({ id }) => id === agencyId)!;
      const at = new Date(start + number * 60_000);
      await publish(column, sourceOf({ agency, year, number, order: at.toISOString() }), at);
    },
    withdraw: async (agencyId, year) => {
      const now = new Date(start + day);
      const change = await changing.noteChange(table, agencyId, year, now);
      const { version } = (await column.catalogue.find(agencyId, year))!;
      const by = { personId: null, role: '值班员' };
      await column.catalogue.withdraw(agencyId, year, version, { at: now.toISOString(), reason: '误将草稿发布。', by });
      await settle(column, agencyId, year);
      await changing.noteSettled(table, change);
    },
    fold: async () => {
      await fold(column, clock());
    },
    change: (agencyId, year) => changing.noteChange(table, agencyId, year, new Date(start + day)),
    inspect: ({ until = new Date(start + 90 * day), begun = runs.newRun('operator', clock()) } = {}) =>
      inspecting.inspect(column, begun, {
        until,
        atOnce: 2,
        clock,
        keep: async (run) => {
          kept.unshift(run);
          return 'written';
        },
      }),
    rebuild: ({ begun, column: other = column, kept: hear = () => {} } = {}) =>
      rebuilding.rebuild(other, begun ?? rebuilding.newRebuild({ year: null, agencyId: null }, clock()), {
        atOnce: 2,
        clock,
        keep: async (state) => hear(state),
        onProgress: () => {},
      }),
    objects: async () => {
      const keys = await many.listKeys(publicBucket, '');
      const facts = await Promise.all(keys.map((key) => objects.findFacts(publicBucket, key)));
      return new Map(keys.map((key, index) => [key, facts[index]!.etag]));
    },
    write: async (key, text) => {
      await objects.writeObject(publicBucket, key, text, { contentType: 'text/html; charset=utf-8' });
    },
    remove: (key) => many.deleteObjects(publicBucket, [key]),
    read: async (key) => new TextDecoder().decode(await objects.readObject(publicBucket, key)),
  };
};

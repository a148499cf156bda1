import { openColumn } from '../../../functions/column/column.ts';
import { forgetCopies } from '../../../functions/column/invalidate.ts';
import { newRebuild } from '../../../functions/inspect/rebuild.ts';
import { writeJson } from '../../../functions/shared/objects.ts';
import { columnPlaces, type Outputs } from '../../outputs.ts';
import { rebuildAll } from '../column/rebuild.ts';
import { type Answer, command, Refusal, UsageError } from '../command.ts';
import { openArchive, type Role, RoleSchema } from '../export/archive.ts';
import { byOption, loginName } from '../operator.ts';
import { scanItems } from '../store/items.ts';
import { clock, columns, counted, firstOf } from '../terminal.ts';
import { verifiedAnswer } from '../verify/command.ts';
import { type Verified, verify } from '../verify/verify.ts';
import { type ItemsRestored, restoreItems } from './items.ts';
import { type ObjectsRestored, restoreFromExport, restoreVersions } from './objects.ts';

/** `gongkai restore`: brings back what was lost, in the order in which it does no harm. */
export default command({
  about:
    'Brings back what was lost: objects from their versions or an export, items from an export or a restored table',
  words: '',
  more: `Without --yes it only says what it would do. With it: objects first, then items, then everything derived is made again,
and at last all is verified. What is there stays, and is named where it differs from the backup; see Restoring in
docs/runbook.md, which says what to stop before. Exit code 1: something differs, or does not verify.`,
  options: {
    from: {
      type: 'string',
      value: 'DIR',
      help: 'an export of everything: items and objects that are not there are put back',
    },
    'from-table': {
      type: 'string',
      value: 'NAME',
      help: 'a table that was restored beside the live one (point in time, or from the vault): its items are put back',
    },
    at: {
      type: 'string',
      value: 'TIME',
      help: "objects as they were then: '2026-11-24 08:00' on the clock in Shanghai, or an instant with its zone",
    },
    overwritten: { type: 'boolean', help: 'with --at: also what was written over since, not only what was deleted' },
    bucket: {
      type: 'string',
      multiple: true,
      value: 'NAME',
      help: 'with --at: only drop, work or public; may be repeated',
    },
    prefix: {
      type: 'string',
      value: 'KEY',
      help: 'with --at and one --bucket: only keys that begin so, whatever they are',
    },
    replace: {
      type: 'string',
      multiple: true,
      value: 'KEY',
      help: 'items whose key begins so are put back over what is there, e.g. CATALOGUE#2025; may be repeated',
    },
    yes: { type: 'boolean', help: 'does it' },
    ...byOption,
  },
  examples: [
    '--from backup-2026-11-24 --yes',
    "--at '2026-11-24 08:00' --bucket work",
    '--from-table Gongkai-before --replace CATALOGUE#2025 --yes',
  ],
  run: async (call) => {
    const { values, words, open, now } = call;
    const { from, 'from-table': fromTable, at, overwritten, prefix, yes } = values;
    if (words.length > 0) throw new UsageError(`Unexpected argument '${words[0]}'.`);
    if (from === undefined && fromTable === undefined && at === undefined)
      throw new UsageError('Say from where: --from, --from-table or --at.');
    if (from !== undefined && fromTable !== undefined)
      throw new UsageError('--from and --from-table exclude each other.');
    const buckets = values.bucket.map(roleOf);
    if (at === undefined && (overwritten || prefix !== undefined || buckets.length > 0))
      throw new UsageError('--overwritten, --bucket and --prefix go with --at.');
    if (prefix !== undefined && buckets.length !== 1) throw new UsageError('--prefix goes with one --bucket.');
    const outputs = await open();
    const order = {
      outputs,
      from,
      fromTable,
      at: at === undefined ? undefined : instantOf(at),
      overwritten,
      buckets,
      prefix,
    };
    const done = await restore({ ...order, replace: values.replace, now, apply: yes }, call.progress);
    if (!yes) return answerOf(done, undefined);
    await noteRestore(outputs, { by: values.by, now, done });
    return answerOf(done, await afterwards(outputs, now, call.progress));
  },
});

const roleOf = (name: string): Role => {
  const role = RoleSchema.safeParse(name);
  if (!role.success) throw new UsageError(`There is no bucket '${name}'; there are ${RoleSchema.options.join(', ')}.`);
  return role.data;
};

/** As it stands on the clock in Shanghai, unless it names its zone. */
export const instantOf = (text: string): Date => {
  const local = /^(\d{4}-\d\d-\d\d)[ T](\d\d:\d\d(?::\d\d)?)$/u.exec(text);
  const zoned = /^\d{4}-\d\d-\d\dT\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d:\d\d)$/u.test(text);
  const instant = new Date(local ? `${local[1]}T${local[2]}+08:00` : zoned ? text : Number.NaN);
  if (Number.isNaN(instant.getTime())) throw new UsageError(`'${text}' is no time; write it as 2026-11-24 08:00.`);
  return instant;
};

interface Order {
  readonly outputs: Outputs;
  readonly from: string | undefined;
  readonly fromTable: string | undefined;
  readonly at: Date | undefined;
  readonly overwritten: boolean;
  readonly buckets: readonly Role[];
  readonly prefix: string | undefined;
  readonly replace: readonly string[];
  readonly now: Date;
  readonly apply: boolean;
}

interface Done {
  /** The moment objects were brought back to. */
  readonly asOf: Date | undefined;
  readonly applied: boolean;
  readonly objects: ObjectsRestored;
  readonly items: ItemsRestored | undefined;
}

/** Objects come first, so that what an item leads to is there when something acts on it. */
const restore = async (order: Order, progress: (line: string) => void): Promise<Done> => {
  const { outputs, from, fromTable, at, apply, replace, now } = order;
  const archive = from === undefined ? undefined : openArchive(from);
  if (archive && archive.summary.agencyId !== null)
    throw new Refusal(`${from} is of one agency, for the archive; only an export of everything (--all) is put back.`);
  const some: ObjectsRestored[] = [];
  if (at !== undefined) some.push(await restoreVersions(outputs, { ...order, at }, progress));
  if (archive)
    some.push(await restoreFromExport(outputs, await archive.objects(), { bytesOf: archive.bytesOf, apply }, progress));
  const source = archive ? archive.items : fromTable === undefined ? undefined : () => scanItems(fromTable);
  const items = source && (await restoreItems({ table: outputs.TableName, source, replace, now, apply }, progress));
  return {
    asOf: at,
    applied: apply,
    objects: {
      restored: some.flatMap(({ restored }) => restored),
      tombstones: some.flatMap(({ tombstones }) => tombstones),
      lost: some.flatMap(({ lost }) => lost),
    },
    items,
  };
};

/** Who brought back what, in the work bucket: the table is what is being restored. */
const noteRestore = async (
  { WorkBucketName }: Outputs,
  { by, now, done }: { readonly by: string | undefined; readonly now: Date; readonly done: Done },
): Promise<void> => {
  const at = now.toISOString();
  await writeJson(WorkBucketName, `restored/${at}.json`, { at, by: by ?? loginName(), ...done });
};

/** Makes everything derived again, and holds it all against what was signed. */
const afterwards = async (outputs: Outputs, now: Date, progress: (line: string) => void): Promise<Verified> => {
  const column = await openColumn(columnPlaces(outputs));
  await rebuildAll(column, newRebuild({ year: null, agencyId: null }, now), { search: true, progress });
  await forgetCopies(outputs.DistributionId, `restore-${now.getTime()}`);
  return verify(outputs, { agencyIds: [], year: undefined }, progress);
};

const mostShown = 30;

const answerOf = (done: Done, verified: Verified | undefined): Answer => {
  const { applied, objects, items } = done;
  const after = verified && verifiedAnswer(verified);
  const isClean = objects.lost.length === 0 && (items?.differs.length ?? 0) === 0 && (after?.code ?? 0) === 0;
  return {
    lines: [
      ...objectLines(done),
      ...(items ? itemLines(items, applied) : []),
      ...(after ? after.lines : ['Nothing was changed: say --yes to do it.']),
    ],
    data: { ...done, verified },
    code: isClean ? 0 : 1,
  };
};

const objectLines = ({ asOf, applied, objects }: Done): string[] => {
  const { restored, tombstones, lost } = objects;
  const rows = columns(restored.map(({ bucket, how, key }) => [bucket, how, key]));
  return [
    ...firstOf(rows, mostShown),
    ...firstOf(
      tombstones.map((key) => `withdrawn or moved since, left so: ${key}`),
      mostShown,
    ),
    ...firstOf(
      lost.map((key) => `GONE FOR GOOD, ask for it once more: ${key}`),
      mostShown,
    ),
    `Objects: ${counted(restored.length, 'object')} ${applied ? 'brought back' : 'to be brought back'}${asOf ? `, as of ${clock(asOf)}` : ''}.`,
  ];
};

const itemLines = ({ same, restored, replaced, passed, differs }: ItemsRestored, applied: boolean): string[] => [
  ...firstOf(
    columns(differs.map(({ item, attributes }) => ['differs, left as it is', item, attributes.join(', ')])),
    mostShown,
  ),
  `Items: ${restored} ${applied ? 'put back' : 'to be put back'}, ${replaced} replaced, ${same} as in the backup, ${differs.length} differ, ${passed} passed over.`,
];

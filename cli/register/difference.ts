import { isDeepStrictEqual } from 'node:util';
import type { Register } from '../../schemas/register.ts';
import { agencyColumns } from './agencyColumns.ts';
import type { Column } from './column.ts';
import { personColumns, type StageRow, stageColumns } from './columns.ts';
import { settingRows } from './settingRows.ts';

const nothing = '（空）';

const changed = (what: string, before: string | undefined, after: string | undefined): string =>
  `${what}由“${before || nothing}”改为“${after || nothing}”`;

/** What differs column by column, but for those that say which entry it is. */
const columnChanges = <Entry>(who: string, columns: readonly Column<Entry>[], before: Entry, after: Entry): string[] =>
  columns.flatMap((column) => {
    const [old, now] = [column.write(before), column.write(after)];
    return old === now ? [] : changed(`${who}的${column.header}`, old, now);
  });

interface Named {
  readonly id: string;
  readonly name: string;
}

/** Entries that have come, have gone or have changed, matched by id. */
const listChanges = <Entry extends Named>(
  kind: string,
  columns: readonly Column<Entry>[],
  nameOf: (entry: Entry) => string,
  before: readonly Entry[],
  after: readonly Entry[],
): string[] => {
  const old = new Map(before.map((entry) => [entry.id, entry]));
  const now = new Set(after.map(({ id }) => id));
  return [
    ...after.filter(({ id }) => !old.has(id)).map((entry) => `新增${kind}：${nameOf(entry)}`),
    ...before.filter(({ id }) => !now.has(id)).map((entry) => `移出${kind}：${nameOf(entry)}`),
    ...after.flatMap((entry) => {
      const former = old.get(entry.id);
      return former ? columnChanges(nameOf(former), columns, former, entry) : [];
    }),
  ];
};

const stagesOf = (chain: string, stages: Register['chains'][string]): StageRow[] =>
  stages.map((stage) => ({ chain, ...stage }));

const inShort = (stages: readonly StageRow[]): string =>
  stages.map(({ name, approvers }) => `${name}（${approvers.join('、')}）`).join('→');

const chainChanges = (before: Register['chains'], after: Register['chains']): string[] =>
  [...new Set([...Object.keys(before), ...Object.keys(after)])].flatMap((chain) => {
    const [old, now] = [before, after].map((chains) => stagesOf(chain, chains[chain] ?? []));
    if (!old?.length) return `新增审批流程“${chain}”：${inShort(now ?? [])}`;
    if (!now?.length) return `取消审批流程“${chain}”`;
    if (old.length !== now.length) return changed(`审批流程“${chain}”的环节`, inShort(old), inShort(now));
    return now.flatMap((stage, index) =>
      columnChanges(`审批流程“${chain}”第${index + 1}环节“${old[index]!.name}”`, stageColumns, old[index]!, stage),
    );
  });

const delegationChanges = (before: Register['delegations'], after: Register['delegations']): string[] => {
  const [old, now] = [before, after].map((all) =>
    all.map(({ from, to, since, until }) => `${from}委托${to}，${since}至${until}`),
  );
  return [
    ...now!.filter((text) => !old!.includes(text)).map((text) => `新增委托：${text}`),
    ...old!.filter((text) => !now!.includes(text)).map((text) => `取消委托：${text}`),
  ];
};

const settingChanges = (before: Register, after: Register): string[] => {
  const [old, now] = [before, after].map((one) => new Map(settingRows(one).map(({ name, value }) => [name, value])));
  return [...new Set([...old!.keys(), ...now!.keys()])].flatMap((name) =>
    old!.get(name) === now!.get(name) ? [] : changed(`设置“${name}”`, old!.get(name), now!.get(name)),
  );
};

/** What is different between two registers, in words, a thing a line; nothing when they are the same. */
export const differencesOf = (before: Register, after: Register): string[] => {
  if (isDeepStrictEqual(before, after)) return [];
  const lines = [
    ...listChanges('单位', agencyColumns, ({ id, name }) => `${name}（${id}）`, before.agencies, after.agencies),
    ...listChanges('人员', personColumns, ({ id, role }) => `${role}（${id}）`, before.people, after.people),
    ...chainChanges(before.chains, after.chains),
    ...delegationChanges(before.delegations, after.delegations),
    ...settingChanges(before, after),
  ];
  return lines.length > 0 ? lines : ['先后次序有变，内容未变'];
};

/** What is said of the first register. */
export const firstRegister = ({ agencies, people, chains }: Register): string =>
  `建立名录：单位${agencies.length}个，人员${people.length}名，审批流程${Object.keys(chains).length}个`;

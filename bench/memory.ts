import { readdirSync, readFileSync } from 'node:fs';

const parentOf = (processId: string): string | undefined => {
  try {
    return /^PPid:\s+(\d+)/m.exec(readFileSync(`/proc/${processId}/status`, 'utf8'))?.[1];
  } catch {
    return undefined;
  }
};

/** Kilobytes of a process, shared pages counted in part; 0 when it is gone. */
const proportionalKilobytes = (processId: string): number => {
  try {
    return Number(/^Pss:\s+(\d+)/m.exec(readFileSync(`/proc/${processId}/smaps_rollup`, 'utf8'))?.[1] ?? 0);
  } catch {
    return 0;
  }
};

/** Megabytes of a process and all that descend from it (Linux). Pages they share are counted once. */
export const megabytesOf = (root: number): number => {
  const parents = new Map(
    readdirSync('/proc')
      .filter((name) => /^\d+$/.test(name))
      .map((name) => [name, parentOf(name)] as const),
  );
  const descends = (processId: string | undefined): boolean =>
    processId !== undefined && (processId === String(root) || descends(parents.get(processId)));
  const family = [...parents.keys()].filter(descends);
  return family.reduce((sum, processId) => sum + proportionalKilobytes(processId), 0) / 1024;
};

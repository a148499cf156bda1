import type { AFault, SeenCall } from './faultyGround.ts';

/** One fault at one call. */
export interface Strike {
  readonly call: string;
  readonly fault: AFault;
}

/**
 * What can go wrong at a call. What changes nothing need not be lost after it was done: to its caller that is the same as
 * a connection cut before.
 */
const atWrites = [
  { kind: 'error', lasting: 'call' },
  { kind: 'throttle', lasting: 'once' },
  { kind: 'cut', lasting: 'call' },
  { kind: 'lost', lasting: 'once' },
  { kind: 'lost', lasting: 'call' },
  { kind: 'killBefore', lasting: 'once' },
  { kind: 'killAfter', lasting: 'once' },
] as const;
const atReads = [
  { kind: 'error', lasting: 'once' },
  { kind: 'throttle', lasting: 'call' },
  { kind: 'cut', lasting: 'once' },
  { kind: 'killBefore', lasting: 'once' },
] as const;
const atInvocations = [
  { kind: 'throttle', lasting: 'once' },
  { kind: 'lost', lasting: 'once' },
] as const;
const atDeliveries = [
  { kind: 'twice', lasting: 'once' },
  { kind: 'again', lasting: 'once' },
  { kind: 'late', lasting: 'once' },
] as const;

const faultsAt = ({ name, isWrite }: SeenCall): readonly Omit<AFault, 'call'>[] => {
  if (name.startsWith('Lambda/1 events')) return atDeliveries;
  if (name.startsWith('Lambda/1 lambda')) return atInvocations;
  return isWrite ? atWrites : atReads;
};

/** Every fault at every one of these calls. */
export const strikesAt = (calls: readonly SeenCall[]): Strike[] =>
  calls.flatMap((call) =>
    faultsAt(call).map((fault) => ({ call: call.name, fault: { ...fault, call: call.name } as AFault })),
  );

/** The first write of each run of a function never answered: the function runs out of its time, which takes half a minute. */
export const hangsAt = (calls: readonly SeenCall[]): Strike[] => {
  const writes = calls.filter(({ name, isWrite }) => isWrite && !name.startsWith('Lambda/'));
  const runs = Map.groupBy(writes, ({ name }) => name.split(' ', 1)[0]);
  return [...runs.values()].map(([first]) => ({
    call: first!.name,
    fault: { kind: 'hang', call: first!.name, lasting: 'once' },
  }));
};

/** What calls alike have in common, when their numbers are left out too: the 16 bands of a signature, the audit's entries. */
const alike = (name: string): string =>
  name.replace(/ \d+$/, '').replace(/ \S+$/, (subject) => subject.replace(/\d+/g, '0'));

/** Of calls alike in one run, the first and the last: all of them are the same line of code. */
export const firstAndLast = (calls: readonly SeenCall[]): SeenCall[] => {
  const groups = [...Map.groupBy(calls, ({ name }) => alike(name)).values()];
  return groups.flatMap((group) => (group.length > 2 ? [group[0]!, group.at(-1)!] : group));
};

/** So many of them, evenly spread, beginning at another one with every seed. */
export const choose = (strikes: readonly Strike[], count: number, seed: number): Strike[] =>
  Array.from({ length: Math.min(count, strikes.length) }, (_, index) => {
    const place = Math.floor((index * strikes.length) / count) + seed;
    return strikes[place % strikes.length]!;
  });

import { type Call, isWrite, nameOf, subjectOf } from './call.ts';
import { type Fault, type Order, strikes } from './order.ts';

/** What is known of one call of a mark. */
export interface Seen {
  readonly name: string;
  readonly isWrite: boolean;
}

/** A fault that struck. */
export interface Hit {
  readonly name: string;
  readonly kind: string;
}

/** Calls of one run of a function, told apart. */
interface Run {
  readonly caller: string;
  readonly number: number;
  /** How many calls alike there were. */
  readonly turns: Map<string, number>;
  /** The turn of each call of an SDK, whose tries have one id. */
  readonly known: Map<string, number>;
}

/** One thing that is followed. */
export interface Mark {
  readonly name: string;
  readonly texts: Set<string>;
  readonly seen: Map<string, Seen>;
  readonly hits: Hit[];
  /** The run that belongs to an invocation, begun with its first call. */
  runOf(invocation: object, caller: string): Run;
  /** Deliveries and invocations: one run of the stack itself, as it were. */
  readonly outside: Run;
  order(order: Order): void;
  /** Notes a call; gives the fault that is to strike it. `tryId` is the same for all tries of a call. */
  note(run: Run, asked: Pick<Call, 'service' | 'operation'> & { readonly about: string }, tryId?: string): Struck;
}

export interface Struck {
  readonly name: string;
  readonly fault: Fault | undefined;
}

const newRun = (caller: string, number: number): Run => ({ caller, number, turns: new Map(), known: new Map() });

const nextTurn = ({ turns, known }: Run, alike: string, tryId: string | undefined): number => {
  const before = tryId === undefined ? undefined : known.get(tryId);
  const turn = before ?? (turns.get(alike) ?? 0) + 1;
  if (before === undefined) turns.set(alike, turn);
  if (tryId !== undefined) known.set(tryId, turn);
  return turn;
};

export const createMark = (name: string): Mark => {
  const runs = new WeakMap<object, Run>();
  const counts = new Map<string, number>();
  let faults: readonly Fault[] = [];
  const spent = new Set<Fault>();
  const mark: Mark = {
    name,
    texts: new Set([name]),
    seen: new Map(),
    hits: [],
    outside: newRun('Lambda', 1),
    runOf: (invocation, caller) => {
      const known = runs.get(invocation);
      if (known) return known;
      const number = (counts.get(caller) ?? 0) + 1;
      counts.set(caller, number);
      const run = newRun(caller, number);
      runs.set(invocation, run);
      return run;
    },
    order: ({ texts, faults: ordered }) => {
      for (const text of texts) mark.texts.add(text);
      if (ordered) faults = ordered;
    },
    note: (run, { service, operation, about }, tryId) => {
      const subject = subjectOf(about, mark.texts);
      const turn = nextTurn(run, `${service} ${operation} ${subject}`, tryId);
      const call = { caller: run.caller, run: run.number, service, operation, subject, turn };
      const callName = nameOf(call);
      mark.seen.set(callName, { name: callName, isWrite: isWrite(call) });
      const fault = faults.find((candidate) => strikes(candidate, call, spent.has(candidate)));
      if (fault) {
        spent.add(fault);
        mark.hits.push({ name: callName, kind: fault.kind });
      }
      return { name: callName, fault };
    },
  };
  return mark;
};

import fc from 'fast-check';
import type { Column } from '../../../functions/column/column.ts';
import type { Source } from '../../../functions/publish/publish.ts';
import type { Publication } from '../../../schemas/publication.ts';
import type { Register } from '../../../schemas/register.ts';
import { actingAs } from '../../builders/actingRole.ts';
import { cutOff, PowerCut } from '../../builders/publishedCalls.ts';
import { registerOf, sourceOf } from '../../builders/publishedSource.ts';
import type { HandedIn } from './agreement.ts';
import type { Stored } from './look.ts';

/** One thing somebody does. `cut`: after so many writes their machine goes down. */
export interface Act {
  readonly kind: 'publish' | 'withdraw' | 'again' | 'fold';
  readonly agency: number;
  readonly year: number;
  readonly cut: number | undefined;
}

export const years = [2023, 2024, 2025];

/** A district, two of its bureaus, a town of its own, a body nobody counts, and a bureau that became part of another. */
export const smallRegister: Register = registerOf([
  { id: 'qingxi', name: '云岭市清溪区人民政府', kind: 'government' },
  { id: 'jiaoyu', name: '云岭市清溪区教育局', kind: 'department', parent: 'qingxi' },
  {
    id: 'tiyu',
    name: '云岭市清溪区体育局',
    kind: 'department',
    parent: 'qingxi',
    dissolved: 2024,
    mergedInto: 'jiaoyu',
  },
  { id: 'wangquan', name: '清溪区望泉镇人民政府', kind: 'government', parent: 'qingxi' },
  { id: 'jiaoyi', name: '云岭市清溪区公共资源交易中心', kind: 'institution' },
]);

/** Anything anybody does: more often publish than anything else, rarely cut off. */
export const acts = (agencies: number): fc.Arbitrary<Act> =>
  fc.record<Act>({
    kind: fc.constantFrom('publish', 'publish', 'publish', 'withdraw', 'withdraw', 'again', 'fold'),
    agency: fc.nat({ max: agencies - 1 }),
    // The later years first: they are what most is done to, and what a failure is shrunk to.
    year: fc.constantFrom(2, 2, 1, 0),
    cut: fc.option(fc.nat({ max: 40 }), { freq: 3, nil: undefined }),
  });

/** What people do at the same moment, and then at the next. */
export const batches = (agencies: number, most: { readonly acts: number; readonly batches: number }) =>
  fc.array(fc.array(acts(agencies), { minLength: 1, maxLength: most.acts }), {
    minLength: 1,
    maxLength: most.batches,
  });

/** What somebody asked for, a publication by its order or a withdrawal by its version, and the answer; none where they were cut off. */
interface Said {
  readonly agencyId: string;
  readonly year: number;
  readonly order?: string;
  readonly version?: number;
  answer?: string;
}

/** A fold that was cut off keeps others away from the search for some minutes. */
const mostFolds = 8;

/** Milliseconds between two moments: whoever has not come to an end by then never will. */
const moment = 60_000;

/** Plays what people do to a column, each act by the function that does it, and remembers what they handed in. */
export const playOn = async (column: Column) => {
  const [{ publish }, { withdraw }, { settle }, { fold }, { changes }] = await Promise.all([
    import('../../../functions/publish/publish.ts'),
    import('../../../functions/withdraw/withdraw.ts'),
    import('../../../functions/column/settle.ts'),
    import('../../../functions/column/fold.ts'),
    import('../../../functions/column/changed.ts'),
  ]);
  const sources: { readonly source: Source; readonly number: number }[] = [];
  const handedIn = new Map<string, HandedIn>();
  const said: Said[] = [];
  let now = Date.parse('2026-01-05T00:00:00Z');
  const tick = (): Date => {
    now += 1_000;
    return new Date(now);
  };

  const handIn = async ({ agency, year }: Act): Promise<Source> => {
    const number = sources.length + 1;
    const of = { agency: column.register.agencies[agency]!, year: years[year]! };
    const order = String(number).padStart(6, '0');
    const source = sourceOf({ ...of, number, order, note: `第${number}次报送所附的更正说明` });
    const paths = source.manifest.files.map(({ path }) => path);
    const files = new Map(await Promise.all(paths.map(async (path) => [path, await source.bytesOf(path)] as const)));
    sources.push({ source, number });
    handedIn.set(source.manifestHash, { number, agencyId: of.agency.id, year: of.year, files });
    return source;
  };

  const placeOf = ({ agency, year }: Act) => ({ agencyId: column.register.agencies[agency]!.id, year: years[year]! });

  const noteSaid = (entry: Said): Said => {
    said.push(entry);
    return entry;
  };

  const send = async (source: Source): Promise<Said> => {
    const entry = noteSaid({ agencyId: source.manifest.agencyId, year: source.manifest.year, order: source.order });
    entry.answer = (await actingAs('publish', () => publish(column, source, tick()))) ? 'out' : 'later';
    return entry;
  };

  const takeBack = async (act: Act): Promise<void> => {
    const { agencyId, year: of } = placeOf(act);
    const publication = await column.catalogue.find(agencyId, of);
    if (!publication) return;
    const at = tick().toISOString();
    const withdrawal = { at, reason: `第${at}号撤回理由`, by: { personId: 'jingban', role: '经办人' } };
    const entry = noteSaid({ agencyId, year: of, version: publication.version });
    entry.answer = await actingAs('board', () =>
      withdraw(column.table, { register: column.register, publication, withdrawal }),
    );
    await actingAs('column', () => settle(column, agencyId, of));
  };

  const prepare = async (act: Act): Promise<() => Promise<unknown>> => {
    const { kind } = act;
    if (kind === 'fold') return () => actingAs('column', () => fold(column, tick()));
    if (kind === 'withdraw') return () => takeBack(act);
    const earlier = sources[(act.agency * years.length + act.year) % Math.max(1, sources.length)]?.source;
    const source = kind === 'again' && earlier ? earlier : await handIn(act);
    return () => send(source);
  };

  const isCut = (error: unknown): boolean =>
    error instanceof Error && (error instanceof PowerCut || error.message.startsWith('Power was cut'));

  /** Answers what went wrong, but for power cuts. */
  const tried = async ({ cut }: Act, work: () => Promise<unknown>): Promise<string[]> => {
    try {
      await (cut === undefined ? work() : cutOff(cut, work));
      return [];
    } catch (error) {
      return isCut(error) ? [] : [error instanceof Error ? (error.stack ?? error.message) : String(error)];
    }
  };

  return {
    handedIn,
    /** Where the store is not what people were told. */
    untrue: (stored: readonly Stored[]): string[] =>
      said.flatMap((entry) => {
        const pointer = stored.find(
          ({ pointer: { agencyId, year } }) => agencyId === entry.agencyId && year === entry.year,
        )?.pointer;
        return isTrue(entry, pointer)
          ? []
          : [`${JSON.stringify(entry)} was said, and ${JSON.stringify(pointer)} is stored`];
      }),
    /** Tries the publication that was handed in as the `number`th, from 1, once more. Answers what came of it. */
    tryAgain: async (number: number): Promise<string | undefined> => (await send(sources[number - 1]!.source)).answer,
    /** All of it at the same moment. Answers what failed. */
    play: async (acts: readonly Act[]): Promise<string[]> => {
      const prepared: (() => Promise<unknown>)[] = [];
      for (const act of acts) prepared.push(await prepare(act));
      return (await Promise.all(prepared.map((work, index) => tried(acts[index]!, work)))).flat();
    },
    /** The clock goes on until nothing is left to do. */
    rest: async (): Promise<void> => {
      for (let turn = 0; turn < mostFolds; turn += 1) {
        now += moment;
        const { settled, folded, written } = await actingAs('column', () => fold(column, tick()));
        if (settled + folded + written === 0) return;
      }
      throw new Error(
        `The clock finds something to do again and again: ${JSON.stringify(await changes(column.table))}`,
      );
    },
  };
};

/** What is out is never older than what was said to be out, and what was taken back stays so. */
const isTrue = ({ order, version, answer }: Said, pointer: Publication | undefined): boolean => {
  if (answer === undefined || answer === 'other') return true;
  if (!pointer) return false;
  if (answer === 'out') return pointer.order >= order!;
  if (answer === 'later') return pointer.order > order!;
  return pointer.hiddenThrough >= version! && (pointer.version > version! || pointer.withdrawal !== null);
};

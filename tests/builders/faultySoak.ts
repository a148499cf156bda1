import { setTimeout as wait } from 'node:timers/promises';
import { drawsFrom } from '../../local/faults/order.ts';
import type { Submission } from '../../schemas/submission.ts';
import { type Ground, reportFile } from './faultyGround.ts';
import { many, type Walker } from './faultyJourney.ts';
import { steadily } from './faultyPeople.ts';

/** What one agency does: each is one or two submissions. */
const courses = ['good', 'good', 'badThenGood', 'twiceAtOnce', 'corrected', 'garbage'] as const;
type Course = (typeof courses)[number];

/** What came of one agency's course. */
export interface Sent {
  readonly agencyId: string;
  readonly course: Course;
  /** The last attempt of each submission, in the order in which they were sent. */
  readonly ended: readonly Submission[];
  readonly restarts: number;
}

export interface SoakFigures {
  readonly sent: readonly Sent[];
  readonly submissions: number;
  readonly restarts: number;
  readonly outcomes: Readonly<Record<string, number>>;
  /** What did not come to an end. */
  readonly failures: readonly string[];
}

/** Lets agencies send, by a course each that the seed determines, until so many submissions have been sent. */
export const soak = async (
  ground: Ground,
  walker: Walker,
  options: {
    readonly submissions: number;
    readonly seed: number;
    readonly atOnce: number;
    readonly onEnd?: (done: number) => void;
  },
): Promise<SoakFigures> => {
  const draw = drawsFrom(options.seed);
  const plan: { agencyId: string; course: Course }[] = [];
  for (let count = 0; count < options.submissions; ) {
    const agencyId = ground.agencies[plan.length];
    if (!agencyId) throw new Error('There are not enough agencies for so many submissions');
    const course = courses[Math.floor(draw() * courses.length)]!;
    plan.push({ agencyId, course });
    count += course === 'good' || course === 'garbage' ? 1 : 2;
  }

  let done = 0;
  const send = (agencyId: string, name: string, body: string): Promise<string> =>
    steadily(() => ground.installation.drop(agencyId, name, body));

  const follow = async (id: string): Promise<{ submission: Submission; restarts: number }> => {
    const { submission, restarts } = await walker.restarted('', await walker.toTheEnd('', id));
    done += 1;
    options.onEnd?.(done);
    return { submission, restarts };
  };

  const course = async ({ agencyId, course: kind }: (typeof plan)[number]): Promise<Sent> => {
    const good = reportFile(agencyId);
    const ids: string[] = [];
    const ended: { submission: Submission; restarts: number }[] = [];
    const one = async (name: string, body: string): Promise<void> => {
      ids.push(await send(agencyId, name, body));
      ended.push(await follow(ids.at(-1)!));
    };
    switch (kind) {
      case 'good':
        await one('report.txt', good);
        break;
      case 'garbage':
        await one('notes.txt', '会议纪要\n\n一、关于办公用房的事项。\n');
        break;
      case 'badThenGood':
        await one('draft.txt', reportFile(agencyId, '', true));
        await one('report.txt', good);
        break;
      case 'corrected':
        await one('report.txt', good);
        await one('corrected.txt', reportFile(agencyId, '全年另行组织开放日活动一次。'));
        break;
      case 'twiceAtOnce': {
        const first = await send(agencyId, 'report.txt', good);
        await wait(1100);
        const second = await send(agencyId, 'report.txt', good);
        ended.push(...(await Promise.all([first, second].map(follow))));
      }
    }
    return {
      agencyId,
      course: kind,
      ended: ended.map(({ submission }) => submission),
      restarts: ended.reduce((sum, { restarts }) => sum + restarts, 0),
    };
  };

  const results = await many(plan, options.atOnce, course);
  const sent = results.flatMap((result) => (result.status === 'fulfilled' ? [result.value] : []));
  const outcomes: Record<string, number> = {};
  for (const { outcome } of sent.flatMap(({ ended }) => ended))
    outcomes[String(outcome)] = (outcomes[String(outcome)] ?? 0) + 1;
  return {
    sent,
    submissions: sent.reduce((sum, { ended }) => sum + ended.length, 0),
    restarts: sent.reduce((sum, { restarts }) => sum + restarts, 0),
    outcomes,
    failures: results.flatMap((result, index) =>
      result.status === 'rejected' ? [`${plan[index]!.agencyId} ${plan[index]!.course}: ${result.reason}`] : [],
    ),
  };
};

/** What each course may come to: the outcomes of its submissions, in order. */
const expected: Readonly<Record<Course, readonly string[]>> = {
  good: ['published'],
  garbage: ['returned'],
  badThenGood: ['returned published'],
  corrected: ['published published'],
  // The second may come so late that the first is out by then.
  twiceAtOnce: ['superseded published', 'published published'],
};

/** Courses that came to something else than they should, one line each. */
export const unexpectedIn = (sent: readonly Sent[]): string[] =>
  sent.flatMap(({ agencyId, course, ended }) => {
    const outcomes = ended.map(({ outcome }) => outcome).join(' ');
    return expected[course].includes(outcomes) ? [] : [`${agencyId} ${course}: ${outcomes}`];
  });

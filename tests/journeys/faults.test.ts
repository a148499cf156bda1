import { RedriveExecutionCommand, SFNClient } from '@aws-sdk/client-sfn';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { choose, type Strike, strikesAt } from '../builders/faultyChoice.ts';
import { recordCalls, strikeAll, wrongOf } from '../builders/faultyEvery.ts';
import { type AFault, type Ground, reportFile, type SeenCall, startGround } from '../builders/faultyGround.ts';
import { hurry, type Walker, walkerOn } from '../builders/faultyJourney.ts';
import { breachesOn } from '../builders/faultyPromises.ts';
import { soak, unexpectedIn } from '../builders/faultySoak.ts';
import { until } from '../builders/installation.ts';

// A sample; every fault at every call, and two thousand reports under a storm, are in tests/long.

/** In CI only as many as a minute has room for. */
const long = process.env.GONGKAI_LONG !== undefined;

/** GONGKAI_SEED takes others. */
const seed = Number(process.env.GONGKAI_SEED ?? 1);

/** Minutes on a machine that is busy with other things. */
const patience = 400_000;

let ground: Ground;
let walker: Walker;
let calls: SeenCall[];
let stopHurrying: () => Promise<void>;
let taken = 0;
const nextAgencies = (count: number): string[] => {
  taken += count;
  return ground.agencies.slice(taken - count, taken);
};

beforeAll(async () => {
  process.env.GONGKAI_WORKERS = '16';
  ground = await startGround(long ? 48 : 20);
  walker = walkerOn(ground);
  stopHurrying = hurry(ground);
  calls = await recordCalls(ground, walker, nextAgencies(1));
}, patience);
afterAll(async () => {
  await stopHurrying();
  await ground.end();
});

const strike = (kind: AFault['kind'], call: string, lasting: AFault['lasting'] = 'once'): Strike => ({
  call,
  fault: { kind, call, lasting },
});

/** Between these writes a publication, a decision and a beginning are half done. */
const dangerous: readonly Strike[] = [
  strike('lost', 'PortalFunction/3 dynamodb PutItem SUBMISSION#*,STAGE#00 1', 'call'),
  strike('killAfter', 'WorkflowPublish/1 dynamodb PutItem CATALOGUE#2025,* 1'),
  strike('killAfter', 'WorkflowNotify/2 dynamodb UpdateItem SUBMISSION#*,SUBMISSION 1'),
  strike('twice', 'Lambda/1 events Deliver IntakeReceive 1'),
];

describe('a fault at one call', { timeout: patience }, () => {
  it(`keeps no report from being published, and breaks no promise (sample ${seed})`, async () => {
    const writes = strikesAt(calls.filter(({ isWrite }) => isWrite));
    const strikes = [...dangerous, ...choose(writes, long ? 20 : 1, seed)];
    const struck = await strikeAll(ground, walker, strikes, { agencies: nextAgencies(strikes.length), atOnce: 6 });
    expect(wrongOf(struck)).toEqual([]);
    expect(struck.slice(0, dangerous.length).filter(({ hit }) => !hit)).toEqual([]);
  });

  it('an event that comes after that of a later upload: the older file is superseded, and its sender told', async () => {
    const [agencyId = ''] = nextAgencies(1);
    const late = { kind: 'late', call: 'Lambda/1 events Deliver IntakeReceive 1' } as const;
    await ground.faults.order({ mark: agencyId, faults: [late] });
    const older = await ground.installation.drop(agencyId, 'older.txt', reportFile(agencyId));
    // Upload times have whole seconds.
    await new Promise((resolve) => setTimeout(resolve, 1100));
    const newer = await ground.installation.drop(agencyId, 'newer.txt', reportFile(agencyId));
    const ended = [await walker.toTheEnd(agencyId, newer), await walker.toTheEnd(agencyId, older)];
    expect(ended.map(({ outcome }) => outcome)).toEqual(['published', 'superseded']);
    const breaches = await Promise.all(ended.map(breachesOn(ground, walker.mails).ofSubmission));
    expect(breaches.flat()).toEqual([]);
  });
});

describe('a fault that stays', { timeout: patience }, () => {
  it('parks the submission, which is published once it is mended and restarted', async () => {
    const [agencyId = ''] = nextAgencies(1);
    const call = 'WorkflowParse/1 s3 PUT /storeworkbucket/submissions/*/report.json 1';
    const { submission, ids } = await walker.walk(agencyId, [{ kind: 'error', call, lasting: 'always' }]);
    expect(submission.outcome).toBe('published');
    expect(ids).toHaveLength(2);
    const parked = walker.mails.about(ids[0]!).filter(({ id }) => id.includes('.parked.'));
    expect(parked.map(({ id }) => id.split('.').at(-1)).sort()).toEqual(['authority', 'jingban']);
    expect(await breachesOn(ground, walker.mails).ofSubmission(submission)).toEqual([]);
  });

  it('while people are told of the end: the authority is told, and a redrive tells them', async () => {
    const [agencyId = ''] = nextAgencies(1);
    const call = 'WorkflowNotify/2 dynamodb GetItem CATALOGUE#2025,* 1';
    const { submission } = await walker.walk(agencyId, [{ kind: 'error', call, lasting: 'always' }]);
    const { submissionId, outcome } = submission;
    expect(outcome).toBe('published');
    await until('the letter to the authority', async () =>
      walker.mails.about(submissionId).some(({ id }) => id === `${submissionId}.untold.authority`),
    );
    await ground.faults.order({ mark: agencyId, faults: [] });
    const executionArn = ground.installation.executionArn(submissionId);
    await new SFNClient({}).send(new RedriveExecutionCommand({ executionArn }));
    await until('the end', async () => (await breachesOn(ground, walker.mails).ofSubmission(submission)).length === 0);
  });

  it('where files are received, and where runs are parked, leaves dead letters, which are handed over again once it is mended', async () => {
    const { deadLetters, redriveDeadLetters } = await import('../../cli/deadLetters.ts');
    const { outputs } = ground.installation;
    const [unreceived = '', unparked = ''] = nextAgencies(2);
    const always = (call: string): AFault => ({ kind: 'error', call, lasting: 'always' });
    const faults = {
      [unreceived]: [always('IntakeReceive/1 dynamodb PutItem SUBMISSION#*,SUBMISSION 1')],
      [unparked]: [
        always('WorkflowParse/1 s3 PUT /storeworkbucket/submissions/*/report.json 1'),
        always('WorkflowPark/1 dynamodb UpdateItem SUBMISSION#*,SUBMISSION 1'),
      ],
    };
    const ids: Record<string, string> = {};
    for (const [agencyId, struck] of Object.entries(faults)) {
      await ground.faults.order({ mark: agencyId, faults: struck });
      ids[agencyId] = await ground.installation.drop(agencyId, 'report.txt', reportFile(agencyId));
      // An execution is named by the submission, and so is the event of its end.
      await ground.faults.order({ mark: agencyId, texts: [ids[agencyId]] });
    }
    const letters = async () => (await deadLetters(outputs)).flatMap(({ some }) => some);
    const waiting = await until('both dead letters', async () => {
      // Between its tries Lambda waits minutes.
      await ground.installation.advanceClock(10_000);
      const some = await letters();
      return some.length === 2 && some;
    });
    expect(waiting).toMatchObject([
      { queue: 'receive', about: expect.stringContaining(`incoming/${unreceived}/`) },
      { queue: 'park', about: `execution ${ids[unparked]} FAILED` },
    ]);
    expect(await ground.installation.submission(ids[unparked]!)).toMatchObject({ outcome: null });

    expect(await redriveDeadLetters(outputs)).toMatchObject([{ outcome: 'failed' }, { outcome: 'failed' }]);
    for (const agencyId of Object.keys(faults)) await ground.faults.order({ mark: agencyId, faults: [] });
    // What was not taken is hidden for ten minutes.
    await ground.installation.advanceClock(600_000);
    expect(await redriveDeadLetters(outputs)).toMatchObject([{ outcome: 'taken' }, { outcome: 'taken' }]);
    expect((await deadLetters(outputs)).map(({ count }) => count)).toEqual([0, 0]);

    expect(await walker.toTheEnd(unreceived, ids[unreceived]!)).toMatchObject({ outcome: 'published' });
    const parked = await walker.toTheEnd(unparked, ids[unparked]!);
    expect(parked).toMatchObject({ outcome: 'parked' });
    const ended = await walker.restarted(unparked, parked);
    expect(ended).toMatchObject({ submission: { outcome: 'published' }, restarts: 1 });
  });
});

describe('a storm of faults', { timeout: patience }, () => {
  it('loses none of a few submissions, and publishes none twice', async () => {
    await ground.faults.storm({ chance: 0.01, seed, eventChance: 0.1 });
    const agencies = ground.agencies.slice(taken);
    const figures = await soak({ ...ground, agencies }, walker, { submissions: 4, seed, atOnce: 4 });
    await ground.faults.storm({ chance: 0 });
    expect(figures.failures).toEqual([]);
    expect(unexpectedIn(figures.sent)).toEqual([]);
    const ended = figures.sent.flatMap((one) => one.ended);
    const breaches = await Promise.all(ended.map(breachesOn(ground, walker.mails).ofSubmission));
    expect(breaches.flat()).toEqual([]);
  });
});

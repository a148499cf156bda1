import { stagesOf } from '../../../functions/approve/stageStore.ts';
import { openColumn } from '../../../functions/column/column.ts';
import { readWalk } from '../../../functions/column/walk.ts';
import { lookAtFiles } from '../../../functions/inspect/files.ts';
import { type Look, together } from '../../../functions/inspect/look.ts';
import type { YearRows } from '../../../functions/inspect/rows.ts';
import { lookAtYear } from '../../../functions/inspect/year.ts';
import { headVersion } from '../../../functions/receive/headVersion.ts';
import { manifestKey, renderedKey } from '../../../functions/shared/places.ts';
import { sideBySide } from '../../../functions/shared/sideBySide.ts';
import type { Submission } from '../../../schemas/submission.ts';
import { columnPlaces, type Outputs } from '../../outputs.ts';
import { allSubmissions, submissionsOf } from '../find.ts';
import { auditFault } from './audits.ts';

/** Something that is not as it was signed, published or written down. */
export interface Difference {
  /**
   * `audit`: a submission's audit; `bytes`, `archive`, `parity`, `catalogue`: as in the self-inspection; `waiting`: what is
   * to be signed or published yet; `original`: the file as it was sent in.
   */
  readonly what: 'audit' | 'bytes' | 'archive' | 'parity' | 'catalogue' | 'waiting' | 'original';
  /** The object, or the submission by receipt number and id. */
  readonly place: string;
  readonly problem: string;
}

/** What was looked at, and what was wrong. */
export interface Verified {
  readonly audits: number;
  readonly reports: number;
  /** Published and kept files that were read and hashed. */
  readonly objects: number;
  readonly waiting: number;
  readonly differences: readonly Difference[];
}

export interface Scope {
  /** All agencies when empty. */
  readonly agencyIds: readonly string[];
  /** All years when undefined. */
  readonly year: number | undefined;
}

const atOnce = 8;

/**
 * Holds everything that was signed against what is stored: each audit's chain, every published and every withdrawn version
 * against its manifest, what waits for signatures against the manifest that is shown, and whether the originals are there.
 * Mends nothing.
 */
export const verify = async (outputs: Outputs, scope: Scope, progress: (line: string) => void): Promise<Verified> => {
  const { TableName: table } = outputs;
  const column = await openColumn(columnPlaces(outputs));
  const { register } = column;
  const { agencyIds, year } = scope;
  const all = agencyIds.length > 0 ? await ofAgencies(table, agencyIds) : await allSubmissions(table);
  const submissions = all.filter((one) => year === undefined || one.year === year);

  const count = counter(progress, submissions.length, 'submissions');
  const ofEach = await sideBySide(submissions, atOnce, async (submission) => {
    const found = await submissionDifferences(outputs, submission, () => auditFault(table, register, submission));
    count();
    return found;
  });

  const walk = await readWalk(column);
  const agencies = walk.agencies.filter(({ agencyId }) => agencyIds.length === 0 || agencyIds.includes(agencyId));
  const countAgency = counter(progress, agencies.length, 'agencies’ published files');
  const looks = await sideBySide(agencies, atOnce, async ({ agencyId, years }) => {
    const wanted = years.filter((one) => year === undefined || one === year);
    const look = await lookCalmly(async () =>
      together(await Promise.all(wanted.map(async (one) => lookOf(await lookAtYear(column, agencyId, one, noRows))))),
    );
    countAgency();
    return look;
  });
  const { suspicions, reports, objects } = together(looks);
  return {
    audits: submissions.length,
    reports,
    objects,
    waiting: submissions.filter(isWaiting).length,
    differences: [
      ...ofEach.flat(),
      ...suspicions.map(({ kind, problem, place }) => ({ what: kind as Difference['what'], place, problem })),
    ],
  };
};

const ofAgencies = async (table: string, agencyIds: readonly string[]): Promise<Submission[]> =>
  (await Promise.all(agencyIds.map((id) => submissionsOf(table, id)))).flat();

const pauseMilliseconds = 1000;
const looksAgain = 2;

/** What is published or withdrawn at this moment is half done for seconds: what is wrong then must be so still. */
const lookCalmly = async (look: () => Promise<Look>): Promise<Look> => {
  let seen = await look();
  for (let again = 0; again < looksAgain && seen.suspicions.length > 0; again += 1) {
    await new Promise((resolve) => setTimeout(resolve, pauseMilliseconds));
    seen = await look();
  }
  return seen;
};

/** The rows of a year's data are made from the reports, and are for the self-inspection to see to. */
const noRows: YearRows = { lookAt: () => [] };

const lookOf = ({ of: { pointer }, suspicions, objects }: Awaited<ReturnType<typeof lookAtYear>>): Look => ({
  suspicions,
  objects,
  reports: pointer ? 1 : 0,
  links: 0,
});

const counter = (progress: (line: string) => void, all: number, what: string): (() => void) => {
  let done = 0;
  return () => {
    done += 1;
    if (done % 100 === 0 || done === all) progress(`${done}/${all} ${what}`);
  };
};

const isWaiting = ({ outcome, progress }: Submission): boolean =>
  outcome === null && (progress === 'inApproval' || progress === 'filed' || progress === 'publishing');

const submissionDifferences = async (
  outputs: Outputs,
  submission: Submission,
  audit: () => Promise<string | undefined>,
): Promise<Difference[]> => {
  const place = `${submission.receiptNumber} ${submission.submissionId}`;
  const [fault, original, waiting] = await Promise.all([
    audit(),
    headVersion(submission.drop),
    isWaiting(submission) ? waitingDifferences(outputs, submission) : [],
  ]);
  return [
    ...(fault === undefined ? [] : [{ what: 'audit' as const, place, problem: fault }]),
    ...(original ? [] : [{ what: 'original' as const, place: submission.drop.key, problem: 'missing' }]),
    ...waiting,
  ];
};

/** What approvers are shown must be what the last stage that was opened asks them to sign. */
const waitingDifferences = async (
  { TableName: table, WorkBucketName: bucket }: Outputs,
  { submissionId, agencyId }: Submission,
): Promise<Difference[]> => {
  const stage = (await stagesOf(table, submissionId)).at(-1);
  if (!stage) return [];
  const keyOf = (path: string): string =>
    path === 'manifest.json' ? manifestKey(submissionId) : renderedKey(submissionId, path);
  const { manifestHash } = stage;
  const { suspicions } = await lookAtFiles({ kind: 'bytes', bucket, keyOf, manifestHash, agencyId });
  return suspicions.map(({ place, problem }) => ({ what: 'waiting', place, problem }));
};

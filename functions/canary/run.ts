import { createHash } from 'node:crypto';
import * as z from 'zod';
import { ManifestSchema, versionPrefix } from '../../schemas/publication.ts';
import type { Drop } from '../../schemas/submission.ts';
import { submissionIdOf } from '../receive/submissionId.ts';
import { canaryAgency, canaryPeople, canaryVersion } from '../shared/canary.ts';
import { dueYear } from '../shared/dueYear.ts';
import { CanaryError } from '../shared/errors.ts';
import { canaryReport } from './report.ts';

export const CanaryMailSchema = z.object({ subject: z.string(), text: z.string() });
type CanaryMail = z.output<typeof CanaryMailSchema>;

/** What the canary touches of the world. */
export interface CanaryDoors {
  readonly now: () => Date;
  readonly pause: (milliseconds: number) => Promise<void>;
  /** Address of the public site, as mails name it. */
  readonly baseUrl: string;
  /** Puts a file into the canary's folder of the drop bucket. */
  readonly upload: (body: string) => Promise<Omit<Drop, 'attempt'>>;
  /** The mail with this id, once it has been sent. */
  readonly findMail: (id: string) => Promise<CanaryMail | undefined>;
  /** Bytes of an object of the public bucket; throws when there is none, which to the canary is as forbidden as all else. */
  readonly readPublic: (key: string) => Promise<Uint8Array>;
  /** Asks the public site; throws when nothing answers. */
  readonly ask: (url: string, form?: URLSearchParams) => Promise<{ readonly status: number; readonly text: string }>;
}

/** Waited for any one thing, by the canary's clock; the path itself takes some ten seconds. */
const patienceMilliseconds = 4 * 60_000;
const pauseMilliseconds = 1_000;

/**
 * One report through everything: dropped, received, read, checked, typeset, approved by the mailed link and its code, published.
 * Then it looks whether the very bytes that were approved lie where they should, and whether the public is told that nothing
 * is there. Throws CanaryError, whose message begins with the step that failed.
 */
export const flyThrough = async (
  doors: CanaryDoors,
): Promise<{ readonly submissionId: string; readonly year: number }> => {
  const year = dueYear(doors.now());
  const mark = doors.now().toISOString();
  const drop = await step('upload', () => doors.upload(canaryReport(year, mark, doors.now())));
  const submissionId = submissionIdOf({ ...drop, attempt: 1 });
  const mailTo = (notice: string, person: keyof typeof canaryPeople): string =>
    `${submissionId}.${notice}.${canaryPeople[person]}`;

  await step('received', () => wait(doors, () => doors.findMail(mailTo('received', 'sender'))));
  const asked = await step('asked', () =>
    wait(doors, async () => {
      await refuseEnd(doors, mailTo);
      return doors.findMail(mailTo('stage0.ask', 'approver'));
    }),
  );
  await step('approved', () => approve(doors, asked));
  await step('published', () =>
    wait(doors, async () => {
      await refuseEnd(doors, mailTo);
      return doors.findMail(mailTo('published', 'sender'));
    }),
  );
  await step('bytes', () => lookAtBytes(doors, year, mark));
  await step('hidden', () => lookAsPublic(doors, year));
  return { submissionId, year };
};

const step = async <Answer>(name: string, act: () => Promise<Answer>): Promise<Answer> => {
  try {
    return await act();
  } catch (error) {
    throw new CanaryError(`${name}: ${error instanceof Error ? error.message : String(error)}`);
  }
};

const wait = async <Answer>(doors: CanaryDoors, look: () => Promise<Answer | undefined>): Promise<Answer> => {
  const end = doors.now().getTime() + patienceMilliseconds;
  for (;;) {
    const found = await look();
    if (found !== undefined) return found;
    if (doors.now().getTime() > end) throw new Error('waited in vain');
    await doors.pause(pauseMilliseconds);
  }
};

/** Any other end than publication is told to the sender too: there is no need to wait any longer then. */
const refuseEnd = async (doors: CanaryDoors, mailTo: (notice: string, person: 'sender') => string): Promise<void> => {
  for (const notice of ['returned', 'superseded', 'parked']) {
    const mail = await doors.findMail(mailTo(notice, 'sender'));
    if (mail) throw new Error(`the submission ended as ${notice}`);
  }
};

const approve = async (doors: CanaryDoors, { text }: CanaryMail): Promise<void> => {
  const link = /https?:\/\/\S+\/approve\/[A-Za-z0-9_-]+/.exec(text)?.[0];
  const code = /确认码[：:]\s*(\d{6})/.exec(text)?.[1];
  if (!link || !code) throw new Error('the request has no link or no code');
  const page = await doors.ask(link);
  if (page.status !== 200) throw new Error(`the page of the link answered ${page.status}`);
  const answer = await doors.ask(link, new URLSearchParams({ choice: 'approve', opinion: '', code }));
  if (answer.status >= 400) throw new Error(`the decision was answered with ${answer.status}`);
};

const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

const lookAtBytes = async (doors: CanaryDoors, year: number, mark: string): Promise<void> => {
  const prefix = versionPrefix(canaryAgency.id, year, canaryVersion);
  const read = async (path: string): Promise<Uint8Array> => {
    try {
      return await doors.readPublic(`${prefix}${path}`);
    } catch (error) {
      throw new Error(`${path} cannot be read: ${error instanceof Error ? error.message : String(error)}`);
    }
  };
  const manifest = ManifestSchema.parse(JSON.parse(new TextDecoder().decode(await read('manifest.json'))));
  for (const { path, sha256: expected } of manifest.files)
    if (sha256(await read(path)) !== expected) throw new Error(`${path} differs from its manifest`);
  if (!new TextDecoder().decode(await read('content.html')).includes(mark))
    throw new Error('content.html is of another run');
};

/** The site is there, and what the canary published is not. */
const lookAsPublic = async (doors: CanaryDoors, year: number): Promise<void> => {
  const home = await doors.ask(`${doors.baseUrl}/`);
  if (home.status !== 200) throw new Error(`the home page answered ${home.status}`);
  const prefix = versionPrefix(canaryAgency.id, year, canaryVersion);
  for (const path of ['content.html', 'report.pdf', 'report.json', 'manifest.json']) {
    const { status, text } = await doors.ask(`${doors.baseUrl}/${prefix}${path}`);
    if (status !== 404) throw new Error(`${path} answered ${status} to the public`);
    if (text.includes(canaryAgency.name)) throw new Error(`${path} was shown to the public`);
  }
};

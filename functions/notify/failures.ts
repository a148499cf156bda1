import { type MailFailure, MailFailureSchema } from '../../schemas/mailFailure.ts';
import { ContentionError } from '../shared/errors.ts';
import { keys } from '../shared/keys.ts';
import { log } from '../shared/log.ts';
import { absent, type Condition, findItem, queryItems, updateItem, writeItem } from '../shared/table.ts';

/** What failed, as far as it is written down. */
export type Failing = Pick<MailFailure, 'mailId' | 'personId' | 'role' | 'kind' | 'code'>;

/** Days a failure is kept after it was last met. */
const keptDays = 400;
const tries = 10;

/**
 * What is to be written when a mail has failed, given what was written before. Nobody is mailed about a mail to the
 * authority itself: that one would fail as well.
 */
export const failureAfter = (before: MailFailure | undefined, failing: Failing, now: Date): MailFailure => {
  const again = before !== undefined && before.clearedAt === null;
  const at = now.toISOString();
  return {
    ...failing,
    firstAt: again ? before.firstAt : at,
    lastAt: at,
    tries: again ? before.tries + 1 : 1,
    told: again ? before.told : failing.personId === 'authority',
    clearedAt: null,
  };
};

/** Only if nobody has changed it since it was read. */
const unchanged = (before: MailFailure | undefined): Condition =>
  before === undefined
    ? absent
    : {
        expression: '#lastAt = :lastAt AND #tries = :tries',
        names: { '#lastAt': 'lastAt', '#tries': 'tries' },
        values: { ':lastAt': before.lastAt, ':tries': before.tries },
      };

/** The submission a mail was about: its id begins with it (`Envelope.id`). */
const submissionIn = (mailId: string): string | undefined => /^([0-9a-f]{64})\./.exec(mailId)?.[1];

/** Writes down that a mail did not reach its recipient, and counts it for the alarm. */
export const recordFailure = async (table: string, failing: Failing, now: Date): Promise<void> => {
  const { mailId, personId, kind, code } = failing;
  log.count('MailFailures', { submissionId: submissionIn(mailId), mail: mailId, person: personId, kind, code });
  const key = keys.mailFailure(mailId);
  const expiresAtSeconds = Math.floor(now.getTime() / 1000) + keptDays * 86_400;
  for (let turn = 0; turn < tries; turn += 1) {
    const before = await findItem(table, key, MailFailureSchema);
    const options = { condition: unchanged(before), expiresAtSeconds };
    if ((await writeItem(table, key, failureAfter(before, failing, now), options)) === 'written') return;
  }
  throw new ContentionError(`The failure of mail ${mailId} could not be written in ${tries} tries`);
};

/** Every mail that failed and was not set aside since, latest first. */
export const mailFailures = async (table: string): Promise<MailFailure[]> => {
  const all = await queryItems(table, keys.mailFailure('').pk, MailFailureSchema);
  return all
    .filter(({ clearedAt }) => clearedAt === null)
    .sort((one, other) => other.lastAt.localeCompare(one.lastAt) || one.mailId.localeCompare(other.mailId));
};

/** Sets a failure aside: somebody has seen to it. Done twice, or to one that is not there, it changes nothing more. */
export const clearFailure = async (table: string, mailId: string, now: Date): Promise<void> => {
  await updateItem(table, keys.mailFailure(mailId), { clearedAt: now.toISOString() });
};

/** Notes that the authority has been told of a failure. */
export const noteTold = async (table: string, { mailId }: MailFailure): Promise<void> => {
  await updateItem(table, keys.mailFailure(mailId), { told: true });
};

import type { Stage } from '../../schemas/approval.ts';
import { ValidationSchema } from '../../schemas/finding.ts';
import { ManifestSchema } from '../../schemas/publication.ts';
import type { Person } from '../../schemas/register.ts';
import { ReportSchema } from '../../schemas/report.ts';
import { SubmissionSchema } from '../../schemas/submission.ts';
import { handOver } from '../notify/handOver.ts';
import { aboutOf } from '../notify/mails/about.ts';
import { approvalAsked, approvalEscalated, approvalReminder } from '../notify/mails/approval.ts';
import { keys } from '../shared/keys.ts';
import { readJson } from '../shared/objects.ts';
import { manifestKey, reportKey, validationKey } from '../shared/places.ts';
import { readRegister, registerFor } from '../shared/register.ts';
import type { Settings } from '../shared/settings.ts';
import { readItem } from '../shared/table.ts';
import { lastDeadline } from './deadlines.ts';
import { createApproveLink } from './link.ts';
import { silentOnes } from './stage.ts';

export interface AskingPlace {
  readonly table: string;
  readonly workBucket: string;
  readonly settings: Settings;
}

/** Asks everyone of a stage who has not decided, for the first time. */
export const askApprovers = (place: AskingPlace, stage: Stage): Promise<void> =>
  mailRequests(place, stage, () => ({ letter: approvalAsked, name: 'ask' }));

/**
 * Reminds the silent ones of a stage, which is given as it stood and as it will stand: who is asked only now, because the
 * others are silent, is told so.
 */
export const remindApprovers = (place: AskingPlace, stage: Stage, before: Stage): Promise<void> =>
  mailRequests(place, stage, ({ id }) =>
    before.approvers.some((person) => person.id === id)
      ? { letter: approvalReminder, name: `remind${stage.passed}` }
      : { letter: approvalEscalated, name: 'escalate' },
  );

/** Asks one person, who was put in the place of another. */
export const askInstead = (place: AskingPlace, stage: Stage, personId: string): Promise<void> =>
  mailRequests(place, { ...stage, approvers: stage.approvers.filter(({ id }) => id === personId) }, () => ({
    letter: approvalAsked,
    name: 'instead',
  }));

/** Asks one silent person once more, on request; `time` tells this mail from others of the kind. */
export const askAgain = (place: AskingPlace, stage: Stage, personId: string, time: Date): Promise<void> =>
  mailRequests(place, { ...stage, approvers: stage.approvers.filter(({ id }) => id === personId) }, () => ({
    letter: approvalReminder,
    name: `again${time.getTime()}`,
  }));

interface Letter {
  readonly letter: typeof approvalAsked;
  /** Part of the Message-ID: the same for every try. */
  readonly name: string;
}

/** Mails each silent one a link of their own. Done twice it mails twice, with further links; earlier ones stay valid. */
const mailRequests = async (place: AskingPlace, stage: Stage, letterFor: (person: Person) => Letter): Promise<void> => {
  const { table, workBucket, settings } = place;
  const { submissionId } = stage;
  const [submission, whole, report, { findings }, manifest] = await Promise.all([
    readItem(table, keys.submission(submissionId), SubmissionSchema),
    readRegister(workBucket),
    readJson(workBucket, reportKey(submissionId), ReportSchema),
    readJson(workBucket, validationKey(submissionId), ValidationSchema),
    readJson(workBucket, manifestKey(submissionId), ManifestSchema),
  ]);
  const register = registerFor(whole, submission.agencyId);
  const about = aboutOf(register, submission);
  const { code } = register.settings.approval;
  for (const approver of silentOnes(stage)) {
    const { letter, name } = letterFor(approver);
    const baseUrl = settings['base-url'];
    const link = await createApproveLink({ table, baseUrl, stage, personId: approver.id, code });
    const deadline = lastDeadline(stage);
    const mail = letter(about, { stage, approver, title: manifest.title, report, findings, deadline, ...link });
    const id = `${submissionId}.stage${stage.index}.${name}.${approver.id}`;
    await handOver(place, { recipient: approver, fromName: register.authority.name, id, mail });
  }
};

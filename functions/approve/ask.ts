import type { Stage } from '../../schemas/approval.ts';
import { ValidationSchema } from '../../schemas/finding.ts';
import { ManifestSchema } from '../../schemas/publication.ts';
import type { Person } from '../../schemas/register.ts';
import { ReportSchema } from '../../schemas/report.ts';
import { SubmissionSchema } from '../../schemas/submission.ts';
import { aboutOf } from '../notify/mails/about.ts';
import { approvalAsked, approvalReminder } from '../notify/mails/approval.ts';
import { sendMail } from '../notify/send.ts';
import { readJson } from '../shared/objects.ts';
import { manifestKey, reportKey, validationKey } from '../shared/places.ts';
import { readRegister } from '../shared/register.ts';
import type { Settings } from '../shared/settings.ts';
import { keys, readItem } from '../shared/table.ts';
import { lastDeadline } from './deadlines.ts';
import { createApproveLink } from './link.ts';

export interface AskingPlace {
  readonly table: string;
  readonly workBucket: string;
  readonly settings: Settings;
}

/** The first request, or the n-th reminder. */
export type Occasion = { readonly kind: 'ask' } | { readonly kind: 'remind'; readonly count: number };

const stillAsked = (stage: Stage): Person[] =>
  stage.approvers.filter(({ id }) => !stage.decisions.some(({ personId }) => personId === id));

/**
 * Mails everyone of a stage who has not decided yet, each with a link of their own. Done twice it mails twice, with
 * further links; earlier ones stay valid.
 */
export const askApprovers = async (place: AskingPlace, stage: Stage, occasion: Occasion): Promise<void> => {
  const { table, workBucket, settings } = place;
  const { submissionId } = stage;
  const [submission, register, report, { findings }, manifest] = await Promise.all([
    readItem(table, keys.submission(submissionId), SubmissionSchema),
    readRegister(workBucket),
    readJson(workBucket, reportKey(submissionId), ReportSchema),
    readJson(workBucket, validationKey(submissionId), ValidationSchema),
    readJson(workBucket, manifestKey(submissionId), ManifestSchema),
  ]);
  const about = aboutOf(register, submission);
  const letter = occasion.kind === 'ask' ? approvalAsked : approvalReminder;
  const name = occasion.kind === 'ask' ? 'ask' : `remind${occasion.count}`;
  for (const approver of stillAsked(stage)) {
    const link = await createApproveLink(table, settings['base-url'], stage, approver.id);
    const deadline = lastDeadline(stage);
    const mail = letter(about, { stage, approver, title: manifest.title, report, findings, deadline, ...link });
    const id = `${submissionId}.stage${stage.index}.${name}.${approver.id}`;
    await sendMail(settings, { to: approver.mail, fromName: register.authority.name, id, mail });
  }
};

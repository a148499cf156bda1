import type { Stage } from '../../schemas/approval.ts';
import { ManifestSchema } from '../../schemas/publication.ts';
import type { Agency, Register } from '../../schemas/register.ts';
import type { Submission } from '../../schemas/submission.ts';
import { handOver } from '../notify/handOver.ts';
import type { Mail } from '../notify/mail.ts';
import { aboutOf } from '../notify/mails/about.ts';
import { approvalGiven, filed, sentBackTo } from '../notify/mails/approvalNews.ts';
import { approvalOver } from '../notify/mails/approvalOver.ts';
import { type Recipient, senderOf } from '../notify/recipient.ts';
import { manifestHash } from '../render/manifest.ts';
import { keys } from '../shared/keys.ts';
import { readJson } from '../shared/objects.ts';
import { manifestKey } from '../shared/places.ts';
import { noteStanding } from '../shared/standing.ts';
import { updateItem } from '../shared/table.ts';
import { type AskingPlace, remindApprovers } from './ask.ts';
import { ceilingOf } from './ceiling.ts';
import { changeStage } from './change.ts';
import { peopleAsked } from './people.ts';
import type { Opening, Plan } from './plan.ts';
import { chase, expire, openStage, recall, silentOnes, supersede, tell } from './stage.ts';
import { createStage, stageStore } from './stageStore.ts';

export interface Work {
  readonly place: AskingPlace;
  readonly submission: Submission;
  readonly agency: Agency;
  readonly register: Register;
  readonly now: Date;
}

type Step = Exclude<Plan, { kind: 'answer' }>;

/**
 * Does what a plan asks for, with conditional writes that fail harmlessly when somebody was faster: the caller looks
 * again and plans anew. Mails go out before the write that says so, so a retry may repeat them but never leaves them out.
 */
export const carryOut = async (step: Step, work: Work): Promise<void> => {
  switch (step.kind) {
    case 'open':
      return open(step, work);
    case 'chase':
      await remindApprovers(work.place, chase(step.stage, work.now), step.stage);
      return change(step, work, (stage) => chase(stage, work.now));
    // Nobody waits while the workflow itself closes a stage, so there is nothing left to deliver.
    case 'expire':
      return change(step, work, (stage) => silently(stage, expire(stage, work.now)));
    case 'supersede':
      return change(step, work, (stage) => silently(stage, supersede(stage, work.now)));
    case 'recall':
      return change(step, work, (stage) => silently(stage, recall(stage, work.now)));
    case 'tell':
      await tellSilentOnes(step.stage, work);
      return change(step, work, tell);
    case 'file':
      return file(step.notBefore, work);
  }
};

const silently = (before: Stage, after: Stage): Stage => (after === before ? before : { ...after, delivered: true });

const change = async (
  { stage }: Extract<Step, { stage: Stage }>,
  { place }: Work,
  reduce: (stage: Stage) => Stage,
): Promise<void> => {
  const store = stageStore(place.table, stage.submissionId, stage.index);
  await changeStage(store, (current) => ({ stage: reduce(current) }));
};

const open = async ({ index, position, definition, after }: Opening, work: Work): Promise<void> => {
  const { place, submission, agency, register, now } = work;
  const { submissionId } = submission;
  if (after) await tellSenderOf(after, definition.name, work);
  const manifest = await readJson(place.workBucket, manifestKey(submissionId), ManifestSchema);
  const { approval: settings, calendar } = register.settings;
  const stage = openStage({
    submissionId,
    index,
    position,
    name: definition.name,
    asked: peopleAsked(definition, register, submission.senderId, now),
    sentBack: after ? sentBackBy(after) : null,
    manifestHash: manifestHash(manifest),
    patience: { settings, calendar, ceiling: ceilingOf(register, agency, manifest.year) },
    now,
  });
  await createStage(place.table, stage);
};

const sentBackBy = (stage: Stage): Stage['sentBack'] => {
  const decision = stage.decisions.find(({ choice }) => choice === 'return');
  if (stage.outcome !== 'sentBack' || !decision) return null;
  const role = stage.approvers.find(({ id }) => id === decision.personId)?.role ?? '审批人';
  return { stage: stage.name, role, opinion: decision.opinion };
};

const mailTo = async (recipient: Recipient, id: string, mail: Mail, { place, register }: Work): Promise<void> => {
  await handOver(place, { recipient, fromName: register.authority.name, id, mail });
};

const tellSenderOf = async (after: Stage, next: string, work: Work): Promise<void> => {
  const { submission, register } = work;
  const sender = senderOf(register, submission);
  const news = after.outcome === 'sentBack' ? sentBackTo : approvalGiven;
  const mail = news(aboutOf(register, submission), sender.role, after, next);
  await mailTo(sender, `${submission.submissionId}.stage${after.index}.given`, mail, work);
};

const tellSilentOnes = async (stage: Stage, work: Work): Promise<void> => {
  const { submission, register } = work;
  for (const person of silentOnes(stage)) {
    const mail = approvalOver(aboutOf(register, submission), person.role, stage);
    await mailTo(person, `${submission.submissionId}.stage${stage.index}.over.${person.id}`, mail, work);
  }
};

const file = async (notBefore: string, work: Work): Promise<void> => {
  const { place, submission, register } = work;
  const sender = senderOf(register, submission);
  const mail = filed(aboutOf(register, submission), sender.role, notBefore);
  await mailTo(sender, `${submission.submissionId}.filed`, mail, work);
  await updateItem(place.table, keys.submission(submission.submissionId), { progress: 'filed' });
  await noteStanding(place.table, submission, { state: 'filed', since: work.now.toISOString() });
};

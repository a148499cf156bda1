import { ManifestSchema } from '../../schemas/publication.ts';
import { personOf, type Register, type StageDefinition } from '../../schemas/register.ts';
import type { Submission } from '../../schemas/submission.ts';
import { aboutOf } from '../notify/mails/about.ts';
import { approvalGiven } from '../notify/mails/approval.ts';
import { senderOf } from '../notify/recipient.ts';
import { sendMail } from '../notify/send.ts';
import { manifestHash } from '../render/manifest.ts';
import { RegisterError } from '../shared/errors.ts';
import { readJson } from '../shared/objects.ts';
import { manifestKey } from '../shared/places.ts';
import { type AskingPlace, askApprovers } from './ask.ts';
import { changeStage } from './change.ts';
import type { Plan } from './plan.ts';
import { expire, openStage, remind, supersede } from './stage.ts';
import { createStage, stageStore } from './stageStore.ts';

export interface Work {
  readonly place: AskingPlace;
  readonly submission: Submission;
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
    case 'remind':
      await askApprovers(work.place, step.stage, { kind: 'remind', count: step.stage.reminded + 1 });
      return change(step, work, (stage) => remind(stage, work.now));
    // Nobody waits while the workflow itself closes a stage, so there is nothing left to deliver.
    case 'expire':
      return change(step, work, (stage) => silently(stage, expire(stage, work.now)));
    case 'supersede':
      return change(step, work, (stage) => silently(stage, supersede(stage, work.now)));
  }
};

type Stage = Extract<Step, { kind: 'expire' }>['stage'];

const silently = (before: Stage, after: Stage): Stage => (after === before ? before : { ...after, delivered: true });

const change = async (
  { stage }: Extract<Step, { stage: Stage }>,
  { place }: Work,
  reduce: (stage: Stage) => Stage,
): Promise<void> => {
  const store = stageStore(place.table, stage.submissionId, stage.index);
  await changeStage(store, (current) => ({ stage: reduce(current) }));
};

const open = async (step: Extract<Step, { kind: 'open' }>, work: Work): Promise<void> => {
  const { place, submission, register, now } = work;
  const { submissionId } = submission;
  if (step.given) await tellSender(step.given, step.definition, work);
  const manifest = await readJson(place.workBucket, manifestKey(submissionId), ManifestSchema);
  const stage = openStage({
    submissionId,
    index: step.index,
    definition: step.definition,
    approvers: step.definition.approvers.map((id) => {
      const person = personOf(register, id);
      if (!person) throw new RegisterError(`Approver ${id} is not among the people of the register`);
      return person;
    }),
    manifestHash: manifestHash(manifest),
    patience: register.settings.approval,
    now,
  });
  await createStage(place.table, stage);
};

const tellSender = async (given: Stage, next: StageDefinition, work: Work): Promise<void> => {
  const { place, submission, register } = work;
  const sender = senderOf(register, submission);
  await sendMail(place.settings, {
    to: sender.mail,
    fromName: register.authority.name,
    id: `${submission.submissionId}.stage${given.index}.given`,
    mail: approvalGiven(aboutOf(register, submission), sender.role, given, next.name),
  });
};

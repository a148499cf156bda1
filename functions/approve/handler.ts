import * as z from 'zod';
import { AwaitInputSchema, NextStepSchema, StageInputSchema } from '../../schemas/events.ts';
import { agencyOf, chainOf } from '../../schemas/register.ts';
import { SubmissionSchema, TakenSchema } from '../../schemas/submission.ts';
import { noteAudit } from '../audit/note.ts';
import { tellFailures } from '../notify/tellFailures.ts';
import { sweepOverrides } from '../override/sweep.ts';
import { variable } from '../shared/config.ts';
import { ContentionError, RegisterError } from '../shared/errors.ts';
import { keys } from '../shared/keys.ts';
import { readRegister, registerFor } from '../shared/register.ts';
import { seal } from '../shared/seal.ts';
import { readSettings } from '../shared/settings.ts';
import { stage } from '../shared/stage.ts';
import { noteStanding } from '../shared/standing.ts';
import { findItem, readItem, updateItem } from '../shared/table.ts';
import { askApprovers } from './ask.ts';
import { carryOut } from './carryOut.ts';
import { notBeforeOf } from './ceiling.ts';
import { changeStage } from './change.ts';
import { deliver } from './deliver.ts';
import { planNext } from './plan.ts';
import { sealContext } from './sealContext.ts';
import { stageStore, stagesOf } from './stageStore.ts';
import { sweepWaiting } from './sweep.ts';
import { handIn } from './wait.ts';

const table = variable('TABLE_NAME');
const workBucket = variable('WORK_BUCKET');
const keyId = variable('KEY_ID');
const settingsPrefix = variable('SETTINGS_PREFIX');
const stateMachineArn = variable('STATE_MACHINE_ARN');

/** Each turn does one thing and looks again; more than a few turns mean that others change the stage all the time. */
const turns = 12;

/** Says where the chain of approvals stands: wait for a stage, publish, or end. Opens, reminds, expires on the way. */
export const nextStep = stage('nextStep', StageInputSchema, NextStepSchema, async ({ submissionId }) => {
  const readSubmission = () => readItem(table, keys.submission(submissionId), SubmissionSchema);
  const [{ agencyId, year }, whole, settings] = await Promise.all([
    readSubmission(),
    readRegister(workBucket),
    readSettings(settingsPrefix),
  ]);
  const register = registerFor(whole, agencyId);
  const agency = agencyOf(register, agencyId);
  if (!agency) throw new RegisterError(`Agency ${agencyId} has left the register while its report awaits approval`);
  const chain = chainOf(register, agency);
  const place = { table, workBucket, settings };
  const notBefore = year === null ? undefined : notBeforeOf(register, agency, year);
  for (let turn = 0; turn < turns; turn += 1) {
    const [submission, stages, taken] = await Promise.all([
      readSubmission(),
      stagesOf(table, submissionId),
      year === null ? undefined : findItem(table, keys.taken(agencyId, year), TakenSchema),
    ]);
    const now = new Date();
    const plan = planNext({ submission, chain, stages, taken, notBefore, now });
    if (plan.kind === 'answer') {
      await noteAudit(table, submissionId, register);
      return plan.answer;
    }
    await carryOut(plan, { place, submission, agency, register, now });
  }
  throw new ContentionError(`The chain of ${submissionId} did not settle in ${turns} turns`);
});

/**
 * Is handed the token of the waiting workflow: mails the approvers when a stage is first waited for, and keeps the token,
 * sealed, until the stage is closed. A decision may come between mail and token; then the wait ends at once.
 */
export const awaitDecision = stage('awaitDecision', AwaitInputSchema, z.strictObject({}), async (input) => {
  const { submissionId, index, taskToken } = input;
  const store = stageStore(table, submissionId, index);
  const sealed = await seal(keyId, taskToken, sealContext(input));
  const opened = await store.read();
  if (opened.outcome === null && opened.taskToken === null) {
    const settings = await readSettings(settingsPrefix);
    await askApprovers({ table, workBucket, settings }, opened);
  }
  await updateItem(table, keys.submission(submissionId), { progress: 'inApproval' });
  const submission = await readItem(table, keys.submission(submissionId), SubmissionSchema);
  await noteStanding(table, submission, { state: 'inApproval', stage: opened.name, since: opened.openedAt });
  const { stage: waiting } = await changeStage(store, (current) => ({ stage: handIn(current, sealed) }));
  await deliver({ table, keyId }, waiting);
  return {};
});

/**
 * Runs every minute: delivers what a crash left undelivered, closes stages that a newer submission has overtaken or whose
 * submission was taken back, carries out overrides, and tells the authority of mails that failed. None keeps the others
 * from their work.
 */
export const sweep = stage('sweep', z.unknown(), z.strictObject({}), async () => {
  const parts = await Promise.allSettled([
    sweepWaiting({ table, keyId }),
    sweepOverrides({ table, workBucket, settingsPrefix, stateMachineArn }),
    tellFailures({ table, workBucket, settingsPrefix }),
  ]);
  for (const part of parts) if (part.status === 'rejected') throw part.reason;
  return {};
});

import type { Stage } from '../../../schemas/approval.ts';
import type { Actor, AuditEvent } from '../../../schemas/audit.ts';
import type { Person } from '../../../schemas/register.ts';
import { SubmissionSchema } from '../../../schemas/submission.ts';
import { askAgain, askInstead } from '../../approve/ask.ts';
import { changeStage } from '../../approve/change.ts';
import { replace, silentOnes } from '../../approve/stage.ts';
import { stageStore } from '../../approve/stageStore.ts';
import { noteAudit } from '../../audit/note.ts';
import { append } from '../../audit/trail.ts';
import { handOver } from '../../notify/handOver.ts';
import { aboutOf } from '../../notify/mails/about.ts';
import { approverReplaced } from '../../notify/mails/board.ts';
import { keys } from '../../shared/keys.ts';
import { readItem } from '../../shared/table.ts';
import { mayStepIn } from '../candidates.ts';
import type { Act, Acted, Acts } from '../doors.ts';
import { type ActsPlace, noteDeed, thenMail } from './place.ts';

/** What the authority does about those who are asked in a stage. */
export const approverActs = (place: ActsPlace): Pick<Acts, 'resend' | 'replace'> => ({
  resend: (act, stage, personId) => resend(place, act, stage, personId),
  replace: (act, stage, fromId, to, reason) => replaceOne(place, act, { stage, fromId, to, reason }),
});

const resend = async (place: ActsPlace, act: Act, { submissionId, index }: Stage, personId: string): Promise<Acted> => {
  const stage = await stageStore(place.table, submissionId, index).read();
  const person = silentOnes(stage).find(({ id }) => id === personId);
  if (stage.outcome !== null || !person) return 'undone';
  const about = `“${stage.name}”环节，${person.role}`;
  await noteDeed(place.table, act, { kind: 'resent', submissionId, about, reason: '' });
  await audit(place, act, stage, {
    id: `resent.${act.now.getTime()}.${personId}`,
    action: 'askedAgain',
    text: person.role,
  });
  return thenMail(place, (settings) => askAgain({ ...place, settings }, stage, personId, act.now));
};

interface Replacement {
  readonly stage: Stage;
  readonly fromId: string;
  readonly to: Person;
  readonly reason: string;
}

/** The one put in their place is asked, the other is told. Done already, or overtaken by a decision, it changes nothing. */
const replaceOne = async (place: ActsPlace, act: Act, { stage, fromId, to, reason }: Replacement): Promise<Acted> => {
  const { submissionId, index } = stage;
  const store = stageStore(place.table, submissionId, index);
  const submission = await readItem(place.table, keys.submission(submissionId), SubmissionSchema);
  const before = await store.read();
  const from = before.approvers.find(({ id }) => id === fromId);
  const allowed = mayStepIn(to, before, submission, act.officer);
  if (!from || !allowed || replace(before, fromId, to) === before) return 'undone';
  const change = `${from.role}改为${to.role}`;
  await noteDeed(place.table, act, {
    kind: 'replaced',
    submissionId,
    about: `“${stage.name}”环节，${change}`,
    reason,
  });
  const { stage: changed } = await changeStage(store, (current) => ({ stage: replace(current, fromId, to) }));
  if (!changed.approvers.some(({ id }) => id === to.id)) return 'undone';
  await audit(place, act, changed, {
    id: `stage${index}.replaced.${fromId}.${to.id}`,
    action: 'replaced',
    text: `${change}：${reason}`,
  });
  return thenMail(place, async (settings) => {
    await askInstead({ ...place, settings }, changed, to.id);
    const mail = approverReplaced(aboutOf(act.register, submission), from, stage, reason);
    const id = `${submissionId}.stage${index}.replaced.${fromId}.${to.id}`;
    await handOver(
      { table: place.table, settings },
      { recipient: from, fromName: act.register.authority.name, id, mail },
    );
  });
};

/** Behind everything that happened before. */
const audit = async (
  { table }: ActsPlace,
  { register, officer, now }: Act,
  { submissionId, name, manifestHash }: Stage,
  event: Pick<AuditEvent, 'id' | 'action' | 'text'>,
): Promise<void> => {
  const actor: Actor = { kind: 'authority', id: officer.id, role: officer.role };
  await noteAudit(table, submissionId, register);
  await append(table, submissionId, [{ ...event, at: now.toISOString(), actor, stage: name, manifestHash }]);
};

import type { Person } from '../../../schemas/register.ts';
import { type Submission, SubmissionSchema } from '../../../schemas/submission.ts';
import { noteAudit } from '../../audit/note.ts';
import { append } from '../../audit/trail.ts';
import { chaseAgencies } from '../../chase/chase.ts';
import { handOver } from '../../notify/handOver.ts';
import { sendLinkRenewed } from '../../notify/mails/board.ts';
import { createSendLink } from '../../notify/sendLink.ts';
import { restartParked } from '../../receive/restart.ts';
import { keys } from '../../shared/keys.ts';
import { log } from '../../shared/log.ts';
import { readSettings } from '../../shared/settings.ts';
import { findItem } from '../../shared/table.ts';
import type { Act, Acted, Acts, ChaseAct } from '../doors.ts';
import { type ActsPlace, noteDeed, thenMail } from './place.ts';

/** What the authority does about an agency and what it sent. */
export const submissionActs = (place: ActsPlace): Pick<Acts, 'sendLink' | 'restart' | 'override' | 'chase'> => ({
  sendLink: (act, to) => sendLink(place, act, to),
  restart: (act, parked, reason) => restart(place, act, parked, reason),
  override: (act, submission, rules, reason) => override(place, act, { submission, rules, reason }),
  chase: (order) => chase(place, order),
});

const sendLink = async (place: ActsPlace, act: Act, to: Person): Promise<Acted> => {
  const { register, agency, now, year } = act;
  await noteDeed(place.table, act, { kind: 'linkSent', submissionId: null, about: to.role, reason: '' });
  return thenMail(place, async (settings) => {
    const days = register.settings.sendLinkDays;
    const order = {
      table: place.table,
      baseUrl: settings['base-url'],
      agencyId: agency.id,
      personId: to.id,
      days,
      now,
    };
    const url = await createSendLink(order);
    const until = new Date(now.getTime() + days * 86_400_000);
    const mail = sendLinkRenewed(register.authority, agency, to, { url, until });
    const id = `link.${year}.${agency.id}.${now.getTime()}.${to.id}`;
    return handOver({ table: place.table, settings }, { recipient: to, fromName: register.authority.name, id, mail });
  });
};

const restart = async (place: ActsPlace, act: Act, { submissionId }: Submission, reason: string): Promise<Acted> => {
  const { table, stateMachineArn } = place;
  const parked = await findItem(table, keys.submission(submissionId), SubmissionSchema);
  if (parked?.outcome !== 'parked') return 'undone';
  const about = `${parked.fileName}，第${parked.drop.attempt + 1}次处理`;
  await noteDeed(table, act, { kind: 'restarted', submissionId, about, reason });
  await restartParked(table, stateMachineArn, parked);
  const { id, role } = act.officer;
  await noteAudit(table, submissionId, act.register);
  await append(table, submissionId, [
    {
      id: 'restarted',
      at: act.now.toISOString(),
      action: 'restarted',
      actor: { kind: 'authority', id, role },
      text: reason,
    },
  ]);
  return 'done';
};

/** Asks that errors may pass; the sweep does what follows. Brings all rules with it, so it is loaded when it is called for. */
const override = async (
  place: ActsPlace,
  act: Act,
  { submission, rules, reason }: { submission: Submission; rules: readonly string[]; reason: string },
): Promise<Acted> => {
  const [{ orderOverride }, { rules: known }] = await Promise.all([
    import('../../override/order.ts'),
    import('../../validate/rules/index.ts'),
  ]);
  const { submissionId } = submission;
  const about = rules.map((rule) => known.find(({ id }) => id === rule)?.title ?? rule).join('；');
  await noteDeed(place.table, act, { kind: 'overridden', submissionId, about, reason });
  const ordered = await orderOverride(place, submission, { rules, by: act.officer.id, reason, now: act.now });
  if (ordered.kind === 'taken') return 'done';
  log.warning('override refused', { submissionId, why: ordered.why });
  return 'undone';
};

/** Well within the time a request has. */
const chaseMilliseconds = 15_000;

const chase = async ({ table, settingsPrefix }: ActsPlace, { officer, ...order }: ChaseAct) =>
  chaseAgencies(
    { table, settings: await readSettings(settingsPrefix) },
    {
      ...order,
      by: { kind: 'officer', personId: officer.id, role: officer.role },
      until: new Date(Date.now() + chaseMilliseconds),
    },
  );

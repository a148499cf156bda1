import type { Publication } from '../../../schemas/publication.ts';
import { personOf } from '../../../schemas/register.ts';
import { handOver } from '../../notify/handOver.ts';
import { reportWithdrawn } from '../../notify/mails/withdrawn.ts';
import { about, log } from '../../shared/log.ts';
import { ringColumn } from '../../withdraw/ring.ts';
import { withdraw } from '../../withdraw/withdraw.ts';
import type { Act, Acted, Acts } from '../doors.ts';
import { type ActsPlace, noteDeed, thenMail } from './place.ts';

/** What the authority does about what is out. */
export const publicationActs = (place: ActsPlace, columnFunction: string): Pick<Acts, 'withdraw'> => ({
  withdraw: async (act, publication, reason) => {
    const { agency, officer, year, now, register } = act;
    const { table } = place;
    const submissionId = publication.origin.kind === 'submission' ? publication.origin.submissionId : null;
    const what = `${publication.title}（第${publication.version}版）`;
    await noteDeed(table, act, { kind: 'withdrawn', submissionId, about: what, reason });
    const by = { personId: officer.id, role: officer.role };
    const withdrawal = { at: now.toISOString(), reason, by };
    if ((await withdraw(table, { register, publication, withdrawal })) !== 'withdrawn') return 'undone';
    const ring = { wait: false, submissionId: submissionId ?? undefined };
    await ringColumn(columnFunction, agency.id, year, ring).catch((error: Error) =>
      log.warning('column not rung', { ...ring, agencyId: agency.id, year, cause: error.message }),
    );
    const tell = () => tellSenders(place, act, publication, reason);
    return submissionId === null ? tell() : about(submissionId, tell);
  },
});

const tellSenders = (place: ActsPlace, act: Act, publication: Publication, reason: string): Promise<Acted> =>
  thenMail(place, async (settings) => {
    const { agency, register, year, now } = act;
    const senders = agency.senders.flatMap((id) => personOf(register, id) ?? []);
    const answers: unknown[] = [];
    for (const recipient of senders) {
      const mail = reportWithdrawn(register.authority, agency, recipient, {
        title: publication.title,
        at: now,
        reason,
      });
      const id = `withdrawn.${year}.${agency.id}.${publication.version}.${recipient.id}`;
      const fromName = register.authority.name;
      answers.push(await handOver({ table: place.table, settings }, { recipient, fromName, id, mail }));
    }
    return answers.includes('refused') ? 'refused' : undefined;
  });

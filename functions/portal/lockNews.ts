import { aboutOf } from '../notify/mails/about.ts';
import { approvalLocked } from '../notify/mails/approvalLocked.ts';
import { authorityMailbox } from '../notify/recipient.ts';
import { log } from '../shared/log.ts';
import type { Doors } from './doors.ts';
import { mailboxOf } from './freshCode.ts';
import { noteUsage } from './noteUsage.ts';
import type { Found } from './standing.ts';

/**
 * Tells the authority that a link was locked by wrong codes, once. It is noted after the mail: whoever next posts to the
 * locked link makes good what failed.
 */
export const tellOfLock = async (doors: Doors, found: Found): Promise<void> => {
  const { token, link, register, submission, stage } = found;
  if (link.lockTold) return;
  try {
    const mail = approvalLocked(aboutOf(register, submission), { stage: stage.name, role: mailboxOf(found).role });
    const id = `${submission.submissionId}.stage${stage.index}.locked.${link.personId}`;
    await doors.mail({ recipient: authorityMailbox(register), fromName: register.authority.name, id, mail });
    await noteUsage(doors.links, token, ({ lockTold }) => (lockTold ? undefined : { lockTold: true }));
  } catch (error) {
    const cause = error instanceof Error ? error.name : String(error);
    log.error('the authority could not be told of a locked link', { submissionId: submission.submissionId, cause });
  }
};

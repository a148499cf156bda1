import type { Inspection } from '../../schemas/inspection.ts';
import type { Register } from '../../schemas/register.ts';
import { handOver, type MailPlace } from '../notify/handOver.ts';
import { inspectionFound } from '../notify/mails/inspection.ts';
import { authorityMailbox } from '../notify/recipient.ts';
import { keepRun } from './run.ts';

/** Whether a run is over and the authority has still to hear of it. Where all was well there is nothing to tell. */
export const isToBeTold = ({ finishedAt, told, open, mended }: Inspection): boolean =>
  finishedAt !== null && !told && open + mended > 0;

/** Tells the authority what a run has found, and notes that it has; the other way round a crash would keep it quiet. */
export const tell = async (place: MailPlace, register: Register, run: Inspection): Promise<void> => {
  const mail = inspectionFound(register.authority, run, `${place.settings['base-url']}/board/inspection`);
  const id = `inspection.${run.startedAt.replaceAll(/[^\d]/g, '')}`;
  await handOver(place, { recipient: authorityMailbox(register), fromName: register.authority.name, id, mail });
  await keepRun(place.table, { ...run, told: true }, run);
};

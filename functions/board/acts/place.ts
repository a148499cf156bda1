import type { Deed } from '../../../schemas/deed.ts';
import { DeedSchema } from '../../../schemas/deed.ts';
import { MailError } from '../../shared/errors.ts';
import { keys } from '../../shared/keys.ts';
import { readSettings, type Settings } from '../../shared/settings.ts';
import { absent, queryItems, writeItem } from '../../shared/table.ts';
import type { Act, Acted } from '../doors.ts';

/** Where the acts of the board are done. */
export interface ActsPlace {
  readonly table: string;
  readonly workBucket: string;
  readonly settingsPrefix: string;
  readonly stateMachineArn: string;
}

/** Records what an officer orders. It comes first, so that nothing is ever done that nobody ordered. */
export const noteDeed = async (
  table: string,
  { agency, year, now, officer }: Act,
  deed: Pick<Deed, 'kind' | 'submissionId' | 'about' | 'reason'>,
): Promise<void> => {
  const at = now.toISOString();
  const by = { personId: officer.id, role: officer.role };
  await writeItem(
    table,
    keys.deed(agency.id, year, at),
    { agencyId: agency.id, year, at, by, ...deed },
    {
      condition: absent,
    },
  );
};

/** What officers did about one agency's report of a year, in order of time. */
export const deedsOf = (table: string, year: number, agencyId: string): Promise<Deed[]> =>
  queryItems(table, keys.deed('', year, '').pk, DeedSchema, `${agencyId}#`);

/** Mails what follows from an act that is done; a mail server that fails does not undo it. */
export const thenMail = async (place: ActsPlace, mail: (settings: Settings) => Promise<unknown>): Promise<Acted> => {
  const settings = await readSettings(place.settingsPrefix);
  try {
    return (await mail(settings)) === 'refused' ? 'unmailed' : 'done';
  } catch (error) {
    if (error instanceof MailError) return 'unmailed';
    throw error;
  }
};

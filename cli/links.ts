import { pathToFileURL } from 'node:url';
import { createSendLink, maySend } from '../functions/notify/sendLink.ts';
import { readRegister } from '../functions/shared/register.ts';
import { readSettings } from '../functions/shared/settings.ts';
import { type Outputs, openInstallation } from './outputs.ts';

export interface AgencyLink {
  readonly agencyName: string;
  readonly url: string;
}

/** Makes one link to send files for every agency of the register in force that still owes reports, for its first sender. */
export const sendLinks = async (
  outputs: Pick<Outputs, 'TableName' | 'WorkBucketName' | 'SettingsPrefix'>,
): Promise<AgencyLink[]> => {
  const [register, settings] = await Promise.all([
    readRegister(outputs.WorkBucketName),
    readSettings(outputs.SettingsPrefix),
  ]);
  const links: AgencyLink[] = [];
  const now = new Date();
  for (const agency of register.agencies.filter((one) => maySend(one, now))) {
    const url = await createSendLink({
      table: outputs.TableName,
      baseUrl: settings['base-url'],
      agencyId: agency.id,
      personId: agency.senders[0]!,
      days: register.settings.sendLinkDays,
      now,
    });
    links.push({ agencyName: agency.name, url });
  }
  return links;
};

const run = async (): Promise<void> => {
  const outputs = openInstallation(process.argv[2] ?? '.gongkai/outputs.json');
  for (const { agencyName, url } of await sendLinks(outputs)) console.log(`${agencyName}\t${url}`);
};

// Printed only when run as `node cli/links.ts [outputs file]`; `npm start` uses the function.
if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  run().catch((error: unknown) => {
    console.error(error instanceof Error ? error.message : error);
    process.exit(2);
  });
}

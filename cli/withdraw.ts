import { parseArgs } from 'node:util';
import { catalogueOf } from '../functions/column/catalogue.ts';
import { readRegister } from '../functions/shared/register.ts';
import { ringColumn } from '../functions/withdraw/ring.ts';
import { withdraw } from '../functions/withdraw/withdraw.ts';
import { WithdrawalSchema } from '../schemas/publication.ts';
import { openInstallation } from './outputs.ts';

/**
 * `npm run withdraw -- --agency ID --year YEAR --version N --role ROLE --reason TEXT`: takes a published report back, for those
 * who cannot use the board. The reason is shown to the public; senders are not mailed.
 */
const usage =
  'Usage: npm run withdraw -- [--outputs FILE] --agency ID --year YEAR --version N --role ROLE --reason TEXT';

const main = async (): Promise<number> => {
  const { values } = parseArgs({
    options: {
      agency: { type: 'string' },
      year: { type: 'string' },
      version: { type: 'string' },
      role: { type: 'string' },
      reason: { type: 'string' },
      outputs: { type: 'string', default: '.gongkai/outputs.json' },
    },
  });
  const { agency, year, version, role, reason, outputs } = values;
  const by = { personId: null, role };
  const withdrawal = WithdrawalSchema.safeParse({ at: new Date().toISOString(), reason, by });
  if (!agency || !year || !version || !withdrawal.success) {
    console.error(usage);
    return 2;
  }
  const { TableName, WorkBucketName, ColumnFunctionName } = openInstallation(outputs);
  const publication = await catalogueOf(TableName).find(agency, Number(year));
  if (publication?.version !== Number(version)) {
    const out = publication ? `version ${publication.version} is out` : 'nothing is out';
    console.error(`Nothing was withdrawn: ${out} of ${agency} ${year}.`);
    return 1;
  }
  const register = await readRegister(WorkBucketName);
  const came = await withdraw(TableName, { register, publication, withdrawal: withdrawal.data });
  if (came === 'other') {
    console.error('Nothing was withdrawn: another version came out at this moment. Look at it, then say it again.');
    return 1;
  }
  await ringColumn(ColumnFunctionName, agency, Number(year), { wait: true });
  console.log(`Withdrawn: ${publication.title}. Its addresses answer 410; the files are kept in the work bucket.`);
  return 0;
};

process.exitCode = await main();

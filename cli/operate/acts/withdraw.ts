import { publicationActs } from '../../../functions/board/acts/publications.ts';
import { catalogueOf } from '../../../functions/column/catalogue.ts';
import { dueYear } from '../../../functions/shared/dueYear.ts';
import { readRegister } from '../../../functions/shared/register.ts';
import { ringColumn } from '../../../functions/withdraw/ring.ts';
import { WithdrawalSchema } from '../../../schemas/publication.ts';
import { command, Refusal, UsageError, yearIn } from '../command.ts';
import { agencyNamed } from '../find.ts';
import { byOption, operatorOf } from '../operator.ts';
import { actsPlace } from './place.ts';

/** `gongkai withdraw`: what the board does when an officer takes a report back. */
export default command({
  about: 'Takes a published report back: from every address, list and file of the column',
  words: '',
  more: `The reason is shown to the public in place of the report, so it is Chinese and complete. Whoever may send for the
agency is told by mail. The files are kept out of the public's reach; the next version makes the year public again.`,
  options: {
    agency: { type: 'string', value: 'ID', help: "the agency's id" },
    year: { type: 'string', value: 'YEAR', help: 'the reporting year; the one that is due when left out' },
    version: { type: 'string', value: 'N', help: 'the version you have seen out; another one is not touched' },
    reason: { type: 'string', value: 'TEXT', help: 'why, for the public' },
    role: { type: 'string', value: 'ROLE', help: 'the role that is written down, where --by is no officer' },
    ...byOption,
  },
  examples: ['--agency qingxi-jiaoyu --year 2025 --version 1 --by gongkai-kezhang --reason 误将未定稿发布。'],
  run: async ({ values, now, open }) => {
    const { agency: agencyId, version, reason, role, by } = values;
    if (!agencyId || !version || !reason) throw new UsageError('--agency, --version and --reason must be said.');
    const outputs = await open();
    const register = await readRegister(outputs.WorkBucketName);
    const agency = agencyNamed(register, agencyId);
    const year = yearIn(values.year, dueYear(now));
    const publication = await catalogueOf(outputs.TableName).find(agencyId, year);
    if (publication?.version !== Number(version)) {
      const out = publication ? `version ${publication.version} is out` : 'nothing is out';
      throw new Refusal(`Nothing was withdrawn: ${out} of ${agencyId} ${year}.`);
    }
    const officer = operatorOf(register, by, role);
    const order = { at: now.toISOString(), reason, by: { personId: officer.id, role: officer.role } };
    if (!WithdrawalSchema.safeParse(order).success) throw new UsageError('A reason has at most 500 characters.');
    const acts = publicationActs(actsPlace(outputs), outputs.ColumnFunctionName);
    const came = await acts.withdraw({ register, officer, agency, year, now }, publication, reason);
    if (came === 'undone')
      throw new Refusal(
        'Nothing was withdrawn: another version came out, or somebody was faster. Look, then say it again.',
      );
    // It has been rung already; this waits until the tombstones stand.
    await ringColumn(outputs.ColumnFunctionName, agencyId, year, { wait: true });
    return {
      lines: [
        `Withdrawn: ${publication.title}, version ${publication.version}.`,
        'Its addresses answer 410; the files are kept in the work bucket.',
        came === 'unmailed'
          ? 'The mail server did not take the news for the senders: tell them.'
          : 'The senders were told by mail.',
      ],
      data: { agencyId, year, version: publication.version, told: came !== 'unmailed' },
    };
  },
});

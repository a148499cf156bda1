import { type Answer, command, yearIn } from '../command.ts';
import { columns, counted, firstOf } from '../terminal.ts';
import { type Verified, verify } from './verify.ts';

/** `gongkai verify`: whether everything is as it was signed. */
export default command({
  about: 'Holds everything that was signed against what is stored; mends nothing',
  words: '[AGENCY_ID …]',
  more: `Each audit's chain; every published and withdrawn version against its manifest, and figures in page, table and data
against each other; what waits for signatures; whether the originals are there. Exit code 1: something differs. What can be
made again (pages, lists, search) is for gongkai inspect.`,
  options: { year: { type: 'string', value: 'YEAR', help: 'one reporting year only' } },
  examples: ['', 'qingxi-jiaoyu --year 2025', '--json'],
  run: async ({ values, words, open, progress }) => {
    const year = values.year === undefined ? undefined : yearIn(values.year, 0);
    return verifiedAnswer(await verify(await open(), { agencyIds: words, year }, progress));
  },
});

const mostShown = 40;

/** What was verified, for a person and as a document; code 1 where something differs. */
export const verifiedAnswer = (verified: Verified): Answer => {
  const { audits, reports, objects, waiting, differences } = verified;
  const rows = columns(differences.map(({ what, problem, place }) => [what, problem, place]));
  return {
    lines: [
      ...firstOf(rows, mostShown),
      `${counted(audits, 'audit')}, ${counted(reports, 'report')} with ${counted(objects, 'file')}, ${waiting} waiting: ${
        differences.length === 0 ? 'all as they were signed.' : `${counted(differences.length, 'difference')}.`
      }`,
    ],
    data: verified,
    code: differences.length > 0 ? 1 : 0,
  };
};

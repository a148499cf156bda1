import { dueYear } from '../../../functions/shared/dueYear.ts';
import { readRegister } from '../../../functions/shared/register.ts';
import { command, UsageError, yearIn } from '../command.ts';
import { findSubmission, namedBy } from '../find.ts';
import { agencyLines } from './agencyText.ts';
import { agencyCourseOf, courseOf } from './gather.ts';
import { submissionLines } from './submissionText.ts';

/** `gongkai show`: the course of one submission, or where an agency stands. */
export default command({
  about: 'Shows the course of a submission, or everything about an agency and year',
  words: 'SUBMISSION_ID | RECEIPT_NUMBER | AGENCY_ID [YEAR]',
  more: 'At whose desk it is and since when, what was found, who decided, what was mailed in vain. Tokens are never shown.',
  options: {},
  examples: ['2026-0123-7F3A9C', 'qingxi-jiaoyu', 'qingxi-jiaoyu 2024 --json'],
  run: async ({ words, now, open }) => {
    const [word, year, ...rest] = words;
    if (word === undefined) throw new UsageError('Say which submission or agency.');
    const named = namedBy(word);
    if (rest.length > 0 || (year !== undefined && named.kind !== 'agency'))
      throw new UsageError(`Unexpected argument '${rest[0] ?? year}'.`);
    const outputs = await open();
    const register = await readRegister(outputs.WorkBucketName);
    if (named.kind === 'agency') {
      const which = { agencyId: named.agencyId, year: yearIn(year, dueYear(now)), now };
      const course = await agencyCourseOf(outputs, register, which);
      return { lines: agencyLines(course), data: course };
    }
    const submission = await findSubmission(outputs.TableName, register, named);
    const course = await courseOf(outputs, register, submission);
    return { lines: submissionLines(course, now), data: course };
  },
});

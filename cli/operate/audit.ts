import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { firstBroken } from '../../functions/audit/chain.ts';
import { auditModel } from '../../functions/audit/printed.ts';
import { readTrail } from '../../functions/audit/trail.ts';
import { installedTypesetter } from '../../functions/render/installedTypesetter.ts';
import { renderPdf } from '../../functions/render/pdf/pdf.ts';
import { readRegister } from '../../functions/shared/register.ts';
import { sideBySide } from '../../functions/shared/sideBySide.ts';
import { agencyOf, type Register } from '../../schemas/register.ts';
import type { Outputs } from '../outputs.ts';
import { type Answer, command, UsageError } from './command.ts';
import { allSubmissions, findSubmission, namedBy } from './find.ts';
import { auditFault } from './verify/audits.ts';

/** `gongkai audit`: proves that audits were not changed, and prints one for the file. */
export default command({
  about: 'Proves that no audit was changed and that it says what the table says, or prints one for the file',
  words: 'verify [SUBMISSION …] | export SUBMISSION',
  more: `A submission is named by its id or receipt number. export writes the audit as JSON and as PDF. Exit code 1: an audit
does not hold. gongkai verify does the same for all of them, and for the published files too.`,
  options: {
    out: { type: 'string', value: 'DIR', help: 'where export writes to; the working directory when left out' },
  },
  examples: ['verify', 'export 2026-0123-7F3A9C --out 归档'],
  run: async ({ values, words, open }) => {
    const [act, ...named] = words;
    const known = act === 'verify' || (act === 'export' && named.length === 1);
    if (!known) throw new UsageError('Say verify, or export and one submission.');
    const outputs = await open();
    const register = await readRegister(outputs.WorkBucketName);
    return act === 'verify'
      ? verify(outputs, register, named)
      : exportOne(outputs, register, { word: named[0]!, directory: values.out ?? '.' });
  },
});

const atOnce = 8;

const verify = async ({ TableName }: Outputs, register: Register, named: readonly string[]): Promise<Answer> => {
  const submissions =
    named.length > 0
      ? await Promise.all(named.map((word) => findSubmission(TableName, register, namedBy(word))))
      : await allSubmissions(TableName);
  const looked = await sideBySide(submissions, atOnce, async (submission) => ({
    receiptNumber: submission.receiptNumber,
    submissionId: submission.submissionId,
    fault: await auditFault(TableName, register, submission),
  }));
  const broken = looked.filter(({ fault }) => fault !== undefined);
  return {
    lines: [
      ...broken.map(({ receiptNumber, submissionId, fault }) => `${receiptNumber} ${submissionId}: ${fault}`),
      `${submissions.length} audits verified, ${broken.length} do not hold`,
    ],
    data: { verified: submissions.length, broken },
    code: broken.length > 0 ? 1 : 0,
  };
};

const exportOne = async (
  { TableName }: Outputs,
  register: Register,
  { word, directory }: { readonly word: string; readonly directory: string },
): Promise<Answer> => {
  const submission = await findSubmission(TableName, register, namedBy(word));
  const entries = await readTrail(TableName, submission.submissionId);
  const name = agencyOf(register, submission.agencyId)?.name ?? submission.agencyId;
  const pdf = renderPdf(auditModel(submission, name, entries), new Map(), await installedTypesetter());
  mkdirSync(directory, { recursive: true });
  const file = join(directory, `audit-${submission.receiptNumber}`);
  writeFileSync(`${file}.json`, `${JSON.stringify({ submission, entries }, null, 2)}\n`);
  writeFileSync(`${file}.pdf`, pdf);
  return {
    lines: [`${entries.length} entries written to ${file}.json and ${file}.pdf`],
    data: { entries: entries.length, files: [`${file}.json`, `${file}.pdf`] },
    code: firstBroken(entries) ? 1 : 0,
  };
};

import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { noteDeed } from '../../../functions/board/acts/place.ts';
import { catalogueOf } from '../../../functions/column/catalogue.ts';
import { maximumFileBytes } from '../../../functions/parse/limits.ts';
import { parse } from '../../../functions/parse/parse.ts';
import { encodeNote, longestNote, noteMetadata, plainNote } from '../../../functions/receive/correctionNote.ts';
import { submissionIdOf } from '../../../functions/receive/submissionId.ts';
import { dueYear } from '../../../functions/shared/dueYear.ts';
import { keys } from '../../../functions/shared/keys.ts';
import { readRegister } from '../../../functions/shared/register.ts';
import { findItem } from '../../../functions/shared/table.ts';
import { agencyNamed as agencyByTitle } from '../../../functions/validate/agencyNamed.ts';
import type { Agency, Register } from '../../../schemas/register.ts';
import { SubmissionSchema } from '../../../schemas/submission.ts';
import type { Outputs } from '../../outputs.ts';
import { command, Refusal, UsageError, yearIn } from '../command.ts';
import { agencyNamed } from '../find.ts';
import { byOption, operatorOf } from '../operator.ts';

/** `gongkai correct`: sends in a corrected file for an agency, with its 更正说明, as the page to send does. */
export default command({
  about: 'Sends in a corrected file for an agency whose report is out, with its 更正说明',
  words: 'FILE',
  more: `It goes the whole path: it is checked, and approved by the agency's chain, before it takes the place of what is out.
The note is Chinese: it is published beside the new version. The order is written down.`,
  options: {
    agency: { type: 'string', value: 'ID', help: "the agency's id" },
    year: { type: 'string', value: 'YEAR', help: 'the reporting year; the one that is due when left out' },
    note: { type: 'string', value: 'TEXT', help: 'the 更正说明: what was wrong, and what is corrected' },
    sender: {
      type: 'string',
      value: 'ID',
      help: 'in whose name, of those who may send for the agency; the first when left out',
    },
    ...byOption,
  },
  examples: ['年报（更正）.docx --agency qingxi-jiaoyu --note 表二“予以公开”件数误录，现予更正。 --by gongkai-kezhang'],
  run: async ({ values, words, now, open, progress }) => {
    const { agency: agencyId, by } = values;
    const [file, ...rest] = words;
    const note = plainNote(values.note ?? '');
    if (!file || rest.length > 0 || !agencyId) throw new UsageError('One FILE and --agency must be said.');
    if (note === '' || note.length > longestNote) throw new UsageError(`--note wants 1 to ${longestNote} characters.`);
    const outputs = await open();
    const register = await readRegister(outputs.WorkBucketName);
    const agency = agencyNamed(register, agencyId);
    const year = yearIn(values.year, dueYear(now));
    const senderId = senderOf(agency, values.sender);
    const body = await readReport(file, register, agency, year);
    const out = await catalogueOf(outputs.TableName).find(agencyId, year);
    if (!out)
      throw new Refusal(
        `Nothing is out of ${agencyId} for ${year}; there is nothing to correct. The agency sends its report by its own link.`,
      );
    const officer = operatorOf(register, by);
    const about = `第${out.version}版，${basename(file)}`;
    await noteDeed(
      outputs.TableName,
      { register, officer, agency, year, now },
      { kind: 'corrected', submissionId: null, about, reason: note },
    );
    progress(`Sending ${basename(file)} …`);
    const submissionId = await send(outputs, { agencyId, fileName: basename(file), body, senderId, note });
    const receiptNumber = await receiptOf(outputs.TableName, submissionId);
    return {
      lines: [
        `Sent in: ${receiptNumber ?? submissionId}, to replace version ${out.version} of ${agencyId} ${year}.`,
        `Follow it: gongkai show ${receiptNumber ?? submissionId}`,
      ],
      data: { submissionId, receiptNumber: receiptNumber ?? null, agencyId, year, replaces: out.version },
    };
  },
});

const senderOf = ({ id, senders }: Agency, wanted: string | undefined): string => {
  if (wanted === undefined) return senders[0]!;
  if (!senders.includes(wanted)) throw new Refusal(`${wanted} may not send for ${id}; ${senders.join(', ')} may.`);
  return wanted;
};

/** What would only come back is not sent: a file that cannot be read, or is of another agency or year. */
const readReport = async (file: string, register: Register, agency: Agency, year: number): Promise<Buffer> => {
  const body = readFileSync(file);
  if (body.length > maximumFileBytes) throw new Refusal(`${file} is larger than the system takes.`);
  const read = await parse(body, basename(file));
  if (read.status === 'unreadable') throw new Refusal([read.reason.message, ...read.reason.details].join('\n'));
  if (read.report.year !== year)
    throw new Refusal(`${file} is the report for ${read.report.year ?? 'an unknown year'}, not for ${year}.`);
  const named = agencyByTitle(register.agencies, read.report.agency);
  if (named && named.id !== agency.id)
    throw new Refusal(`${file} is the report of ${named.id} (${named.name}), not of ${agency.id}.`);
  return body;
};

interface Upload {
  readonly agencyId: string;
  readonly fileName: string;
  readonly body: Uint8Array;
  readonly senderId: string;
  readonly note: string;
}

/** Puts the file where the page to send puts it, with the same metadata. Answers the id of its submission. */
const send = async ({ DropBucketName: bucket }: Outputs, upload: Upload): Promise<string> => {
  const { agencyId, fileName, body, senderId, note } = upload;
  const key = `incoming/${agencyId}/${fileName}`;
  const Metadata = { sender: senderId, [noteMetadata]: encodeNote(note) };
  const { VersionId: versionId } = await new S3Client({}).send(
    new PutObjectCommand({ Bucket: bucket, Key: key, Body: body, Metadata }),
  );
  if (!versionId) throw new Error(`${bucket} keeps no versions; the drop bucket must be versioned`);
  return submissionIdOf({ bucket, key, versionId, attempt: 1 });
};

const patienceMilliseconds = 15_000;

/** The receipt number, once the path has taken note of the file; undefined where that takes longer than anybody waits. */
const receiptOf = async (table: string, submissionId: string): Promise<string | undefined> => {
  for (const end = Date.now() + patienceMilliseconds; Date.now() < end; ) {
    const found = await findItem(table, keys.submission(submissionId), SubmissionSchema);
    if (found) return found.receiptNumber;
    await new Promise((resolve) => setTimeout(resolve, 300));
  }
  return undefined;
};

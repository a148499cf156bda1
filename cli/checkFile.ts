import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import type { Kind } from '../functions/parse/kinds.ts';
import type { ParseOutcome, SubmittedPicture } from '../functions/parse/outcome.ts';
import { parse } from '../functions/parse/parse.ts';
import { agencyNamed } from '../functions/validate/agencyNamed.ts';
import { validate } from '../functions/validate/validate.ts';
import type { Validation } from '../schemas/finding.ts';
import { deadlinesOf, type Register } from '../schemas/register.ts';
import type { Report } from '../schemas/report.ts';
import type { Reason } from '../schemas/submission.ts';
import { type FormerReport, type LastYear, lastYearAmong } from './formerReports.ts';

/** Why a file could not be read: the parser's reason, or that it was not there, or a fault of this program. */
type CheckReason = Pick<Reason, 'message' | 'details'> & {
  readonly code: Reason['code'] | 'notFound' | 'fault';
};

export interface UnreadableFile {
  readonly file: string;
  readonly status: 'unreadable';
  /** Kind of file found in the bytes; absent when it could not be told. */
  readonly format?: Kind;
  readonly reason: CheckReason;
}

export interface ReadFile {
  readonly file: string;
  readonly status: 'read';
  readonly format: Kind;
  readonly report: Report;
  readonly pictures: readonly SubmittedPicture[];
  /** As the register has it, otherwise as it stands in the title. */
  readonly agencyName: string;
  readonly lastYear: LastYear;
  readonly validation: Validation;
}

/** What became of one file. */
export type CheckedFile = UnreadableFile | ReadFile;

/** What is known beside the file. Rules that need what is left out are not assessable. */
export interface Known {
  readonly register?: Register;
  /** Reports of former years, of any agency and year. */
  readonly formers?: readonly FormerReport[];
}

/** Reads and checks one file. Never throws. */
export const checkFile = async (file: string, known: Known = {}): Promise<CheckedFile> => {
  const unreadable = (reason: CheckReason, format?: Kind): UnreadableFile => ({
    file,
    status: 'unreadable',
    ...(format && { format }),
    reason,
  });
  try {
    const outcome = await parse(readFileSync(file), basename(file));
    return outcome.status === 'ok' ? checkReport(file, outcome, known) : unreadable(outcome.reason, outcome.format);
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    return isMissing(error)
      ? unreadable({ code: 'notFound', message: '找不到这个文件，请核对路径和文件名。', details: [] })
      : unreadable({ code: 'fault', message: `程序出错，与文件内容无关：${message}`, details: [] });
  }
};

const isMissing = (error: unknown): boolean => error instanceof Error && 'code' in error && error.code === 'ENOENT';

const checkReport = (
  file: string,
  { format, report, pictures }: Extract<ParseOutcome, { status: 'ok' }>,
  { register, formers = [] }: Known,
): ReadFile => {
  const agencies = register?.agencies;
  const agency = agencies && agencyNamed(agencies, report.agency);
  const lastYear = lastYearAmong(formers, report, agencies);
  const validation = validate({
    report,
    agencies,
    agency,
    chain: agency && register?.chains[agency.chain],
    lastYear: lastYear.former?.report,
    settings: register?.settings.checks,
    deadlines: register && agency && deadlinesOf(register, agency),
    upload: { fileName: basename(file), format, at: undefined },
  });
  const agencyName = agency?.name ?? report.agency;
  return { file, status: 'read', format, report, pictures, agencyName, lastYear, validation };
};

import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import type { Kind } from '../functions/parse/kinds.ts';
import { parse } from '../functions/parse/parse.ts';
import { agencyNamed } from '../functions/validate/agencyNamed.ts';
import { errorsOf } from '../functions/validate/errorsOf.ts';
import { validate } from '../functions/validate/validate.ts';
import type { Assessment, Finding } from '../schemas/finding.ts';
import type { Register } from '../schemas/register.ts';
import { plainText, type Report } from '../schemas/report.ts';
import type { Reason } from '../schemas/submission.ts';

/** Why a file could not be read: the parser's reason, or that it was not there, or a fault of this program. */
type CheckReason = Pick<Reason, 'message' | 'details'> & {
  readonly code: Reason['code'] | 'notFound' | 'fault';
};

/** What is told of one report: the figures by cell name and the narrative as plain text. */
interface CheckedReport extends Pick<Report, 'edition' | 'title' | 'agency' | 'year' | 'cells'> {
  readonly sections: Readonly<Record<keyof Report['sections'], string>>;
}

/** The result for one file, as `--json` prints it. */
export type CheckResult =
  | {
      readonly file: string;
      readonly status: 'unreadable';
      /** Kind of file found in the bytes; absent when it could not be told. */
      readonly format?: Kind;
      readonly reason: CheckReason;
      readonly findings: readonly [];
    }
  | {
      readonly file: string;
      readonly status: 'ok' | 'errors';
      readonly format: Kind;
      readonly report: CheckedReport;
      readonly findings: readonly Finding[];
      readonly assessments: readonly Assessment[];
    };

/** Reads and checks one file. Without a register the rules that need one are not assessable. Never throws. */
export const checkFile = async (file: string, register?: Register): Promise<CheckResult> => {
  const unreadable = (reason: CheckReason, format?: Kind): CheckResult => ({
    file,
    status: 'unreadable',
    ...(format && { format }),
    reason,
    findings: [],
  });
  try {
    const outcome = await parse(readFileSync(file), basename(file));
    return outcome.status === 'ok'
      ? checkReport(file, outcome.format, outcome.report, register)
      : unreadable(outcome.reason, outcome.format);
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    return isMissing(error)
      ? unreadable({ code: 'notFound', message: '找不到这个文件，请核对路径和文件名。', details: [] })
      : unreadable({ code: 'fault', message: `程序出错，与文件内容无关：${message}`, details: [] });
  }
};

const isMissing = (error: unknown): boolean => error instanceof Error && 'code' in error && error.code === 'ENOENT';

const checkReport = (file: string, format: Kind, report: Report, register: Register | undefined): CheckResult => {
  const agencies = register?.agencies;
  const sender = agencies && agencyNamed(agencies, report.agency);
  const { findings, assessments } = validate({
    report,
    agencies,
    agency: sender,
    chain: sender && register?.chains[sender.chain],
    settings: register?.settings.checks,
    deadlines: register?.settings.deadlines,
    upload: { fileName: basename(file), format, at: undefined },
  });
  const { edition, title, agency, year, cells, sections } = report;
  const { overview, problems, other } = sections;
  const texts = { overview: plainText(overview), problems: plainText(problems), other: plainText(other) };
  return {
    file,
    status: errorsOf({ findings }).length > 0 ? 'errors' : 'ok',
    format,
    report: { edition, title, agency, year, cells, sections: texts },
    findings,
    assessments,
  };
};

/** 0: all ok, 1: some with errors, 2: some unreadable, which weighs more. */
export const exitCodeOf = (results: readonly CheckResult[]): 0 | 1 | 2 => {
  if (results.some(({ status }) => status === 'unreadable')) return 2;
  return results.some(({ status }) => status === 'errors') ? 1 : 0;
};

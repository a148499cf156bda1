import type { Kind } from '../functions/parse/kinds.ts';
import { errorsOf } from '../functions/validate/errorsOf.ts';
import type { Assessment, Finding } from '../schemas/finding.ts';
import { plainText, type Report } from '../schemas/report.ts';
import type { CheckedFile, UnreadableFile } from './checkFile.ts';

/** What is told of one report: the figures by cell name and the narrative as plain text. */
interface ReportedReport extends Pick<Report, 'edition' | 'title' | 'agency' | 'year' | 'cells'> {
  readonly sections: Readonly<Record<keyof Report['sections'], string>>;
}

/** The result for one file, as `--json` prints it. */
export type CheckResult =
  | (UnreadableFile & { readonly findings: readonly [] })
  | {
      readonly file: string;
      readonly status: 'ok' | 'errors';
      readonly format: Kind;
      readonly report: ReportedReport;
      readonly findings: readonly Finding[];
      readonly assessments: readonly Assessment[];
    };

export const resultOf = (checked: CheckedFile): CheckResult => {
  if (checked.status === 'unreadable') return { ...checked, findings: [] };
  const { file, format, validation } = checked;
  const { edition, title, agency, year, cells, sections } = checked.report;
  const { overview, problems, other } = sections;
  const texts = { overview: plainText(overview), problems: plainText(problems), other: plainText(other) };
  return {
    file,
    status: statusOf(checked) === 'errors' ? 'errors' : 'ok',
    format,
    report: { edition, title, agency, year, cells, sections: texts },
    findings: validation.findings,
    assessments: validation.assessments,
  };
};

/** How a file did: not read, with errors, or neither. */
export const statusOf = (checked: CheckedFile): CheckResult['status'] => {
  if (checked.status === 'unreadable') return 'unreadable';
  return errorsOf(checked.validation).length > 0 ? 'errors' : 'ok';
};

/** 0: all ok, 1: some with errors, 2: some unreadable, which weighs more. */
export const exitCodeOf = (files: readonly CheckedFile[]): 0 | 1 | 2 => {
  const statuses = files.map(statusOf);
  if (statuses.includes('unreadable')) return 2;
  return statuses.includes('errors') ? 1 : 0;
};

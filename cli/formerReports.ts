import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { parse } from '../functions/parse/parse.ts';
import { agencyNamed } from '../functions/validate/agencyNamed.ts';
import { plainName } from '../functions/validate/text.ts';
import type { Agency } from '../schemas/register.ts';
import type { Report } from '../schemas/report.ts';

/** A report of a former year, to compare with. */
export interface FormerReport {
  readonly file: string;
  readonly report: Report;
}

/** Reads a report of a former year, of any format that is read. Throws with the reason where it cannot be. */
export const readFormerReport = async (file: string): Promise<FormerReport> => {
  const outcome = await parse(readBytes(file), basename(file));
  if (outcome.status === 'ok') return { file, report: outcome.report };
  throw new Error([`上年年报“${file}”无法读取：${outcome.reason.message}`, ...outcome.reason.details].join('\n'));
};

const readBytes = (file: string): Buffer => {
  try {
    return readFileSync(file);
  } catch {
    throw new Error(`上年年报“${file}”无法打开，请核对路径和文件名。`);
  }
};

/** Last year's report for one that is checked, or in Chinese why none of those given is it; both absent: none was given. */
export interface LastYear {
  readonly former?: FormerReport;
  readonly unused?: string;
}

/** Finds the report of the same agency and the year before. The agency may be told by the register's former names. */
export const lastYearAmong = (
  formers: readonly FormerReport[],
  { agency, year }: Pick<Report, 'agency' | 'year'>,
  agencies: readonly Agency[] = [],
): LastYear => {
  if (formers.length === 0) return {};
  if (year === null) return { unused: '标题没有写明年度，不能确定上年，所给的上年年报未用于核对。' };
  const same = (other: string): boolean => isSameAgency(agencies, agency, other);
  const former = formers.find(({ report }) => report.year === year - 1 && same(report.agency));
  if (former) return { former };
  const [only] = formers;
  if (formers.length > 1 || !only) return { unused: `所给的上年年报中没有“${agency}”${year - 1}年的，均未用于核对。` };
  return same(only.report.agency)
    ? { unused: `“${only.file}”是${only.report.year ?? '不明'}年的年报，应为${year - 1}年的，未用于核对。` }
    : { unused: `“${only.file}”是“${only.report.agency}”的年报，应为“${agency}”的，未用于核对。` };
};

const isSameAgency = (agencies: readonly Agency[], one: string, other: string): boolean => {
  if (plainName(one) === '') return false;
  const known = agencyNamed(agencies, one);
  return plainName(one) === plainName(other) || (known !== undefined && known === agencyNamed(agencies, other));
};

import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { parse } from '../functions/parse/parse.ts';
import { figureOf } from '../functions/rollup/figures.ts';
import { type Filed, rollUp } from '../functions/rollup/rollUp.ts';
import { scopeOf } from '../functions/rollup/scope.ts';
import { agencyNamed } from '../functions/validate/agencyNamed.ts';
import type { Agency, Register } from '../schemas/register.ts';
import type { Report } from '../schemas/report.ts';
import type { RollUp } from '../schemas/rollUp.ts';

export interface FileReport {
  readonly report: Report;
  readonly sha256: string;
}

/** Reads one report file of any format. Throws with the reason in Chinese where it cannot be read. */
export const readReportFile = async (file: string): Promise<FileReport> => {
  const bytes = readFileSync(file);
  const outcome = await parse(bytes, basename(file));
  if (outcome.status === 'unreadable')
    throw new Error([`“${file}”无法读取：${outcome.reason.message}`, ...outcome.reason.details].join('\n'));
  return { report: outcome.report, sha256: createHash('sha256').update(bytes).digest('hex') };
};

/**
 * Adds up report files as if they were published; of several of one agency the last counts. Answers also which files are
 * no part of it, in Chinese.
 */
export const rollUpFiles = async (
  { agencies }: Register,
  parent: Agency,
  year: number,
  files: readonly string[],
  now: Date,
): Promise<{ rolled: RollUp; unused: string[] }> => {
  const scope = scopeOf(agencies, parent, year);
  const read = await Promise.all(files.map(async (file) => ({ file, ...(await readReportFile(file)) })));
  const known = read.map((one) => ({ ...one, agencyId: agencyNamed(agencies, one.report.agency)?.id }));
  const isMember = (id: string | undefined): boolean => scope.members.some(({ agency }) => agency.id === id);
  const before = new Map(
    known.flatMap(({ agencyId, report }) => (report.year === year - 1 ? [[agencyId, report]] : [])),
  );
  const filed = known.flatMap(({ agencyId, report, sha256 }): [string, Filed][] => {
    if (agencyId === undefined || report.year !== year) return [];
    const publication = { version: 1, manifestHash: sha256, publishedAt: now.toISOString() };
    const former = before.get(agencyId);
    const carriedOut = (former && figureOf(former, 't2.r4.total')) ?? null;
    return [[agencyId, { publication, figures: report, carriedOut }]];
  });
  const unused = known.flatMap(({ file, agencyId, report }) => {
    if (agencyId === parent.id) return [];
    if (isMember(agencyId) && (report.year === year || report.year === year - 1)) return [];
    return [
      `“${file}”是“${report.agency}”${report.year === null ? '（年度不明）' : `${report.year}年`}的年报，不在汇总范围内，没有计入。`,
    ];
  });
  return { rolled: rollUp({ parent, year, scope, filed: new Map(filed), now }), unused };
};

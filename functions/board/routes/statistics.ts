import { Hono } from 'hono';
import { formOfYear } from '../../../schemas/form/index.ts';
import { type Agency, agencyOf } from '../../../schemas/register.ts';
import { owesReport } from '../../chase/duty.ts';
import { scopeOf } from '../../rollup/scope.ts';
import { countsOf, totalOf } from '../../rollup/statistics.ts';
import { dueYear } from '../../shared/dueYear.ts';
import type { Doors } from '../doors.ts';
import { statisticsPage } from '../pages/statistics.ts';
import { type StatisticsRun, type StatisticsYear, statisticsTable } from '../statisticsTable.ts';
import { download } from './download.ts';
import { mediaTypes } from './files.ts';
import { type BoardApp, type BoardContext, nothingHere } from './guard.ts';

/** Years that are compared; a government reads as many reports for each as it has agencies. */
const yearsCompared = 6;

/** An agency's figures over the years, as a page and as files. */
export const statisticsRoutes = (doors: Doors): Hono<BoardApp> => {
  const routes = new Hono<BoardApp>();
  routes.get('/statistics/:agency', async (context) => {
    const agency = agencyIn(context);
    if (!agency) return nothingHere(context);
    const runs = await runsOf(doors, context, agency);
    return context.html(statisticsPage({ visit: context.get('visit'), agency, runs, year: dueYear(doors.now()) }));
  });
  for (const format of ['xlsx', 'csv'] as const)
    routes.get(`/statistics/:agency/file.${format}`, async (context) => {
      const agency = agencyIn(context);
      if (!agency) return nothingHere(context);
      const table = statisticsTable(agency.name, await runsOf(doors, context, agency));
      const { boardCsv, boardXlsx } = await import('../files.ts');
      const bytes = format === 'xlsx' ? boardXlsx(table) : new TextEncoder().encode(boardCsv(table, 'all'));
      return download(`${table.title}.${format}`, mediaTypes[format], bytes);
    });
  return routes;
};

const agencyIn = (context: BoardContext): Agency | undefined =>
  agencyOf(context.get('visit').register, context.req.param('agency') ?? '');

/** What it has published itself, and what the bodies it sums up have published together. */
const runsOf = async (doors: Doors, context: BoardContext, agency: Agency): Promise<StatisticsRun[]> => {
  const due = dueYear(doors.now());
  const years = Array.from({ length: yearsCompared }, (_, index) => due - yearsCompared + 1 + index).filter(
    (year) => formOfYear(year) !== undefined && owesReport(agency, year),
  );
  const own = await Promise.all(years.map((year) => ownYear(doors, agency, year)));
  const { agencies } = context.get('visit').register;
  const sums: StatisticsYear[] = [];
  // One year after the other: each reads a report of every agency.
  for (const year of agency.kind === 'government' ? years : []) {
    const members = scopeOf(agencies, agency, year).members.map((member) => member.agency.id);
    if (members.length > 0) sums.push(await sumYear(doors, members, year));
  }
  return [
    { name: '本机关已公布的报告', years: own },
    ...(sums.length > 0 ? [{ name: '所属单位合计', years: sums }] : []),
  ];
};

const ownYear = async (doors: Doors, { id }: Agency, year: number): Promise<StatisticsYear> => {
  const [figures] = await doors.rollUps.figures([id], year);
  return { year, edition: figures?.edition ?? null, counts: figures ? countsOf(figures) : null };
};

const sumYear = async (doors: Doors, members: readonly string[], year: number): Promise<StatisticsYear> => {
  const filed = (await doors.rollUps.figures(members, year)).filter((figures) => figures !== undefined);
  const counts = filed.length > 0 ? totalOf(filed.map(countsOf)) : null;
  return { year, edition: null, counts, filed: filed.length, of: members.length };
};

import { Hono } from 'hono';
import { formOfYear } from '../../../schemas/form/index.ts';
import { type Agency, agencyOf } from '../../../schemas/register.ts';
import type { RollUp } from '../../../schemas/rollUp.ts';
import { type RollUpFormat, rollUpFormats } from '../../rollup/formats.ts';
import { rollUpParents, scopeOf } from '../../rollup/scope.ts';
import { changesSince } from '../../rollup/stale.ts';
import { dueYear } from '../../shared/dueYear.ts';
import type { Act, Doors } from '../doors.ts';
import { type RollUpDraft, rollUpPage } from '../pages/rollup.ts';
import { rollUpListPage } from '../pages/rollupList.ts';
import { download } from './download.ts';
import { type BoardApp, type BoardContext, nothingHere, yearOf } from './guard.ts';

const yearsOffered = 5;

/** What governments sum up: which there are, the sum of one with what it is made of, and files of it. */
export const rollUpRoutes = (doors: Doors): Hono<BoardApp> => {
  const routes = new Hono<BoardApp>();
  routes.get('/:year{[0-9]+}/rollup', (context) => listOf(doors, context));
  const path = '/rollup/:parent/:year{[0-9]+}';
  routes.get(path, async (context) => {
    const found = findParent(doors, context);
    return found ? context.html(await pageOf(doors, context, found)) : nothingHere(context);
  });
  routes.post(path, async (context) => {
    const found = findParent(doors, context);
    if (!found) return nothingHere(context);
    const { seen } = await context.req.parseBody();
    const came = await doors.rollUps.fix(actOf(doors, context, found), await now(doors, context, found), String(seen));
    return context.redirect(`/board/rollup/${found.parent.id}/${found.year}?came=${came}`, 303);
  });
  for (const format of rollUpFormats)
    routes.get(`${path}/file.${format}`, async (context) => {
      const found = findParent(doors, context);
      const rolled = found && (await asked(doors, context, found));
      return rolled ? fileOf(rolled, format) : nothingHere(context);
    });
  return routes;
};

interface Found {
  readonly parent: Agency;
  readonly year: number;
}

/** The government of an address; undefined when it sums up nobody in that year, or there was no form. */
const findParent = (doors: Doors, context: BoardContext): Found | undefined => {
  const year = yearOf(doors, context);
  const { agencies } = context.get('visit').register;
  const parent = agencyOf(context.get('visit').register, context.req.param('parent') ?? '');
  if (year === undefined || parent?.kind !== 'government' || !formOfYear(year)) return undefined;
  return scopeOf(agencies, parent, year).members.length > 0 ? { parent, year } : undefined;
};

const actOf = (doors: Doors, context: BoardContext, { parent, year }: Found): Act => {
  const { register, officer } = context.get('visit');
  return { register, officer, agency: parent, year, now: doors.now() };
};

const now = (doors: Doors, context: BoardContext, found: Found): Promise<RollUp> =>
  doors.rollUps.current(context.get('visit').register, { ...found, now: doors.now(), withCarried: true });

const isFixedAsked = (context: BoardContext): boolean => context.req.query('fixed') === '1';

const asked = (doors: Doors, context: BoardContext, found: Found): Promise<RollUp | undefined> =>
  isFixedAsked(context) ? doors.rollUps.fixed(found.parent.id, found.year) : now(doors, context, found);

/** Loaded only when asked for. */
const fileOf = async (rolled: RollUp, format: RollUpFormat): Promise<Response> => {
  const { rollUpFile } = await import('../../rollup/files.ts');
  const { name, mediaType, bytes } = rollUpFile(rolled, format);
  return download(name, mediaType, bytes);
};

const listOf = async (doors: Doors, context: BoardContext): Promise<Response> => {
  const year = yearOf(doors, context);
  if (year === undefined || !formOfYear(year)) return nothingHere(context);
  const visit = context.get('visit');
  const { agencies } = visit.register;
  const parents = rollUpParents(agencies, year).map((agency) => ({
    agency,
    members: scopeOf(agencies, agency, year).members.length,
  }));
  const [only] = parents;
  if (parents.length === 1 && only) return context.redirect(`/board/rollup/${only.agency.id}/${year}`, 303);
  return context.html(rollUpListPage({ visit, year, parents }));
};

const draftOf = async (
  doors: Doors,
  context: BoardContext,
  { parent, year }: Found,
  children: RollUp,
): Promise<RollUpDraft | undefined> => {
  const standing = await doors.standing(parent.id, year);
  const submission = standing && (await doors.findSubmission(standing.submissionId));
  const checked = submission && (await doors.checkedReport(submission));
  if (!checked) return undefined;
  const { checkDraft } = await import('../../rollup/draft.ts');
  const settings = context.get('visit').register.settings.checks;
  return {
    submission,
    report: checked.report,
    check: checkDraft(checked.report, { agency: parent, children, settings }),
  };
};

const news: Readonly<Record<string, { words: string; good: boolean }>> = {
  done: { words: '汇总已固定，并记入办理记录。', good: true },
  undone: { words: '没有固定：在您查看之后，有单位的报告发生了变化。请看过现在的数字再固定。', good: false },
};

const pageOf = async (doors: Doors, context: BoardContext, found: Found): Promise<string> => {
  const { parent, year } = found;
  const visit = context.get('visit');
  const [current, fixed] = await Promise.all([now(doors, context, found), doors.rollUps.fixed(parent.id, year)]);
  const scope = scopeOf(visit.register.agencies, parent, year);
  const sources = new Map(current.members.map(({ agencyId, source }) => [agencyId, source ?? undefined]));
  const cell = context.req.query('cell') ?? '';
  const due = dueYear(doors.now());
  const offered = Array.from({ length: yearsOffered }, (_, back) => due - back).filter(
    (one) => formOfYear(one) !== undefined,
  );
  return rollUpPage({
    visit,
    parent,
    year,
    years: offered.includes(year) ? offered : [...offered, year],
    current,
    fixed,
    changes: fixed ? changesSince(fixed, scope, (id) => sources.get(id)) : [],
    showsFixed: isFixedAsked(context) && fixed !== undefined,
    idle: scope.idle,
    draft: await draftOf(doors, context, found, current),
    cell: Object.hasOwn(current.cells, cell) ? cell : undefined,
    news: news[context.req.query('came') ?? ''],
  });
};

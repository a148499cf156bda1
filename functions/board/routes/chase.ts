import { Hono } from 'hono';
import { agencyOf } from '../../../schemas/register.ts';
import type { Chased } from '../../chase/chase.ts';
import { chaseKindOf } from '../../chase/duty.ts';
import { type Html, html } from '../../shared/html.ts';
import type { Doors } from '../doors.ts';
import { chasesPage } from '../pages/chase.ts';
import { confirmPage } from '../pages/confirm.ts';
import { noticePage } from '../pages/notice.ts';
import { formField } from '../pages/shell.ts';
import { type BoardRow, boardRows } from '../rows.ts';
import type { Visit } from '../visit.ts';
import { chaseWords, daysInWords } from '../words.ts';
import { type BoardApp, type BoardContext, nothingHere, yearOf } from './guard.ts';

/** Who is to be chased: those named, or everyone who is late. */
type Target = { readonly all: true } | { readonly all: false; readonly agencyIds: readonly string[] };

const mostNamed = 200;

/** Chasing agencies: what it will do is shown first, and who was chased is kept. */
export const chaseRoutes = (doors: Doors): Hono<BoardApp> => {
  const routes = new Hono<BoardApp>();
  routes.get('/:year{[0-9]+}/chases', async (context) => {
    const year = yearOf(doors, context);
    if (year === undefined) return nothingHere(context);
    const visit = context.get('visit');
    const nameOf = (id: string): string => agencyOf(visit.register, id)?.name ?? id;
    return context.html(chasesPage({ visit, year, chases: await doors.chases(year), nameOf }));
  });
  routes.get('/:year{[0-9]+}/chase', async (context) => {
    const year = yearOf(doors, context);
    if (year === undefined) return nothingHere(context);
    const target = targetOf(context.req.query('all'), context.req.queries('agency') ?? []);
    const rows = await toChase(doors, context, year, target);
    const visit = context.get('visit');
    return context.html(rows.length === 0 ? nobody(visit, year) : confirmation(visit, year, target, rows, doors.now()));
  });
  routes.post('/:year{[0-9]+}/chase', async (context) => {
    const year = yearOf(doors, context);
    const { all, agency = [], round } = await context.req.parseBody({ all: true });
    if (year === undefined || typeof round !== 'string' || !/^board\.\d{13}$/.test(round)) return nothingHere(context);
    const target = targetOf(all, [agency].flat());
    const visit = context.get('visit');
    const agencyIds = (await toChase(doors, context, year, target)).map((row) => row.agency.id);
    const { register, officer } = visit;
    const chased = await doors.acts.chase({ register, officer, year, agencyIds, round, now: doors.now() });
    return context.html(result(visit, year, target, round, chased));
  });
  return routes;
};

const targetOf = (all: unknown, agencies: readonly unknown[]): Target =>
  all === 'late'
    ? { all: true }
    : { all: false, agencyIds: agencies.filter((one) => typeof one === 'string').slice(0, mostNamed) };

/** Those of the target for whom there is something to chase. */
const toChase = async (doors: Doors, context: BoardContext, year: number, target: Target): Promise<BoardRow[]> => {
  const rows = boardRows(context.get('visit').register, year, await doors.standings(year), doors.now());
  const meant = target.all
    ? ({ late }: BoardRow) => late === 'notSubmitted' || late === 'notPublished'
    : ({ agency }: BoardRow) => target.agencyIds.includes(agency.id);
  return rows.filter((row) => meant(row) && chaseKindOf(row.standing) !== undefined);
};

const nobody = (visit: Visit, year: number): string =>
  noticePage({
    visit,
    heading: '没有需要催办的单位',
    body: html`<p>没有选择单位，或者所选单位已经公布、正在核对、待公布或暂缓处理，现在不需要催办。</p><p><a href="/board/${year}">返回进度</a></p>`,
  });

const listed = 100;

const confirmation = (visit: Visit, year: number, target: Target, rows: readonly BoardRow[], now: Date): string =>
  confirmPage({
    visit,
    heading: `催办${rows.length}个单位`,
    facts: [
      ['催报送', `${rows.filter(({ standing }) => chaseKindOf(standing) === 'notSubmitted').length}个`],
      ['催公布', `${rows.filter(({ standing }) => chaseKindOf(standing) === 'notPublished').length}个`],
    ],
    body: html`<p>将给下列单位的报送人各发一封邮件，写明期限和目前情况，并附新的报送链接。催办记入记录。</p>
<ul class="board-names">${rows
      .slice(0, listed)
      .map(
        ({ agency, standing, daysLeft }) =>
          html`<li>${agency.name}：${chaseWords[chaseKindOf(standing) ?? 'notSubmitted']}，${(daysLeft ?? 0) > 0 && '还有'}${daysInWords(daysLeft)}</li>`,
      )}</ul>${rows.length > listed && html`<p>等${rows.length}个单位。</p>`}`,
    action: `/board/${year}/chase`,
    hidden: { round: `board.${now.getTime()}` },
    fields: targetFields(target),
    button: '发送催办邮件',
    back: `/board/${year}`,
  });

const targetFields = (target: Target): Html =>
  target.all
    ? html`<input type="hidden" name="all" value="late">`
    : html`${target.agencyIds.map((id) => html`<input type="hidden" name="agency" value="${id}">`)}`;

const result = (visit: Visit, year: number, target: Target, round: string, chased: Chased): string => {
  const failed = chased.failed.map((id) => agencyOf(visit.register, id)?.name ?? id);
  return noticePage({
    visit,
    heading: chased.left.length > 0 ? '催办还没有发完' : '催办邮件已发送',
    body: html`<p>已催办${chased.chased.length}个单位。</p>${
      failed.length > 0 &&
      html`<p>下列单位的邮件没有送出，请核对名录中的邮箱，或改用电话：</p><ul class="board-names">${failed.map((name) => html`<li>${name}</li>`)}</ul>`
    }${
      chased.left.length > 0 &&
      html`<p>还有${chased.left.length}个单位没有发到，请继续。已发过的不会重复发送。</p><form method="post" action="/board/${year}/chase">${formField(visit)}<input type="hidden" name="round" value="${round}">${targetFields(target)}<p><button class="button" type="submit">继续发送</button></p></form>`
    }<p><a href="/board/${year}">返回进度</a>　<a href="/board/${year}/chases">查看催办记录</a></p>`,
  });
};

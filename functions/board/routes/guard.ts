import type { Context, MiddlewareHandler } from 'hono';
import { dueYear } from '../../shared/dueYear.ts';
import { html } from '../../shared/html.ts';
import type { Doors } from '../doors.ts';
import { noticePage } from '../pages/notice.ts';
import { prolong } from '../session.ts';
import { isOwnForm, type Visit, visitOf } from '../visit.ts';

/** What every route behind the guard is given. */
export interface BoardApp {
  Variables: { visit: Visit };
}
export type BoardContext = Context<BoardApp>;

/**
 * Lets officers in who have signed in; others are led there. A form must be one of the session's own. What an officer does,
 * not what they look at, keeps the session going: so GET changes nothing here either.
 */
export const onlyOfficers =
  (doors: Doors): MiddlewareHandler<BoardApp> =>
  async (context, next) => {
    const visit = await visitOf(doors, context);
    if (!visit) return context.redirect('/board/sign-in', 303);
    context.set('visit', visit);
    if (context.req.method === 'POST') {
      const { form } = await context.req.parseBody();
      if (!isOwnForm(visit, form)) return context.html(strayForm(visit), 400);
      await doors.signIn.changeSession(visit.tokenHash, visit.session, prolong(visit.session, doors.now()));
    }
    return next();
  };

const strayForm = (visit: Visit): string =>
  noticePage({
    visit,
    heading: '表单已失效',
    body: html`<p>这个表单不是从您当前登录的页面提交的，没有作任何更改。请重新打开页面再操作。</p><p><a href="/board/sign-in">回到工作台</a></p>`,
  });

const yearsBack = 10;

/** The reporting year of an address; undefined when it is none the board has. */
export const yearOf = (doors: Doors, context: BoardContext): number | undefined => {
  const year = Number(context.req.param('year'));
  const due = dueYear(doors.now());
  return year <= due && year > due - yearsBack ? year : undefined;
};

/** For an address that leads nowhere. 404 is not used: the distribution would put the public site's page in its place. */
export const nothingHere = (context: BoardContext): Response | Promise<Response> =>
  context.html(
    noticePage({
      visit: context.get('visit'),
      heading: '没有这个页面',
      body: html`<p>地址可能没有复制完整，或者单位已不在名录中。</p><p><a href="/board/sign-in">回到工作台</a></p>`,
    }),
    410,
  );

import { Hono } from 'hono';
import type { Stage } from '../../../schemas/approval.ts';
import { personOf } from '../../../schemas/register.ts';
import { silentOnes } from '../../approve/stage.ts';
import { about } from '../../shared/log.ts';
import { errorsOf } from '../../validate/errorsOf.ts';
import { chosenPerson, mayStepIn } from '../candidates.ts';
import type { Act, Acted, Doors } from '../doors.ts';
import {
  linkPage,
  overridePage,
  type Problem,
  replacePage,
  resendPage,
  restartPage,
  withdrawPage,
} from '../pages/acts.ts';
import type { ActName } from '../pages/news.ts';
import { type Found, findAgency } from './found.ts';
import { type BoardApp, type BoardContext, nothingHere } from './guard.ts';

type Fields = Readonly<Record<string, unknown>>;

/** One act: what it asks before it is done, and how it is done; undefined when it is not possible now. */
interface Route {
  ask(found: Found, person: string, problem?: Problem): Promise<string | undefined>;
  /** What came of it, or what is missing in the form. */
  take(found: Found, person: string, fields: Fields): Promise<Acted | Problem>;
}

const longestReason = 1000;

const reasonIn = ({ reason }: Fields): string =>
  typeof reason === 'string' ? reason.replaceAll('\r\n', '\n').trim() : '';

const reasonProblem = (reason: string): string | undefined => {
  if (reason === '') return '请写明理由。';
  return reason.length > longestReason ? `理由请控制在${longestReason}字以内，现为${reason.length}字。` : undefined;
};

/** What officers do about one agency: GET tells what it will do, POST does it and leads back to the agency's page. */
export const actRoutes = (doors: Doors): Hono<BoardApp> => {
  const routes = new Hono<BoardApp>();
  const acts: Readonly<Record<ActName, Route>> = {
    resend: resendRoute(doors),
    replace: replaceRoute(doors),
    link: linkRoute(doors),
    restart: restartRoute(doors),
    override: overrideRoute(doors),
    withdraw: withdrawRoute(doors),
  };
  for (const [name, act] of Object.entries(acts)) {
    routes.get(`/${name}`, async (context) => {
      const found = await findAgency(doors, context);
      if (!found) return nothingHere(context);
      const page = await act.ask(found, context.req.query('person') ?? '');
      return page === undefined ? back(context, found, name, 'undone') : context.html(page);
    });
    routes.post(`/${name}`, async (context) => {
      const found = await findAgency(doors, context);
      if (!found) return nothingHere(context);
      const fields = await context.req.parseBody({ all: true });
      const person = typeof fields.person === 'string' ? fields.person : '';
      const order = () => act.take(found, person, fields);
      const came = await (found.latest ? about(found.latest.submissionId, order) : order());
      if (typeof came === 'string') return back(context, found, name, came);
      const page = await act.ask(found, person, came);
      return page === undefined ? back(context, found, name, 'undone') : context.html(page, 422);
    });
  }
  return routes;
};

const back = (context: BoardContext, { year, row }: Found, act: string, came: Acted): Response =>
  context.redirect(`/board/${year}/agencies/${row.agency.id}?act=${act}&came=${came}`, 303);

const actOf = (doors: Doors, { visit, row, year }: Found): Act => ({
  register: visit.register,
  officer: visit.officer,
  agency: row.agency,
  year,
  now: doors.now(),
});

const openStage = async (doors: Doors, { latest }: Found): Promise<Stage | undefined> =>
  latest && (await doors.stagesOf(latest.submissionId)).find(({ outcome }) => outcome === null);

/** The open stage, if it is still the one a form was about and the person has not decided. */
const silentIn = (stage: Stage | undefined, personId: string) =>
  stage && silentOnes(stage).find(({ id }) => id === personId);

const isAbout = (stage: Stage, { submission, stage: index }: Fields): boolean =>
  submission === stage.submissionId && index === String(stage.index);

const resendRoute = (doors: Doors): Route => ({
  ask: async (found, personId) => {
    const stage = await openStage(doors, found);
    const person = silentIn(stage, personId);
    return stage && person && resendPage({ ...found, stage, person });
  },
  take: async (found, personId, fields) => {
    const stage = await openStage(doors, found);
    if (!stage || !silentIn(stage, personId) || !isAbout(stage, fields)) return 'undone';
    return doors.acts.resend(actOf(doors, found), stage, personId);
  },
});

const replaceRoute = (doors: Doors): Route => ({
  ask: async (found, personId, problem) => {
    const stage = await openStage(doors, found);
    const person = silentIn(stage, personId);
    return stage && person && found.latest && replacePage({ ...found, latest: found.latest, stage, person, problem });
  },
  take: async (found, personId, fields) => {
    const stage = await openStage(doors, found);
    if (!stage || !found.latest || !silentIn(stage, personId) || !isAbout(stage, fields)) return 'undone';
    const { to, mail } = fields;
    const reason = reasonIn(fields);
    const person = chosenPerson(found.visit.register, to, mail);
    const filled = { reason, to: String(to ?? ''), mail: String(mail ?? '') };
    if (!person) return { ...filled, words: '请选择接替人，或填写名录中登记的邮箱。' };
    if (!mayStepIn(person, stage, found.latest, found.visit.officer))
      return { ...filled, words: '接替人不能是您本人、报送这份年报的人或本环节已经请了的人。' };
    const words = reasonProblem(reason);
    if (words !== undefined) return { ...filled, words };
    return doors.acts.replace(actOf(doors, found), stage, personId, person, reason);
  },
});

const linkRoute = (doors: Doors): Route => ({
  ask: async (found, _person, problem) => linkPage({ ...found, problem }),
  take: async (found, _person, { to }) => {
    const { senders } = found.row.agency;
    const person = senders.flatMap((id) => personOf(found.visit.register, id) ?? []).find(({ id }) => id === to);
    if (!person) return { words: '请选择报送人。', reason: '' };
    return doors.acts.sendLink(actOf(doors, found), person);
  },
});

const restartRoute = (doors: Doors): Route => ({
  ask: async (found, _person, problem) =>
    found.latest?.outcome === 'parked' ? restartPage({ ...found, latest: found.latest, problem }) : undefined,
  take: async (found, _person, fields) => {
    const { latest } = found;
    if (latest?.outcome !== 'parked' || fields.submission !== latest.submissionId) return 'undone';
    const reason = reasonIn(fields);
    const words = reasonProblem(reason);
    if (words !== undefined) return { words, reason };
    return doors.acts.restart(actOf(doors, found), latest, reason);
  },
});

const overrideRoute = (doors: Doors): Route => ({
  ask: async (found, _person, problem) => {
    const { latest } = found;
    if (latest?.outcome !== 'returned' || latest.reason?.code !== 'findings') return undefined;
    const [checked, titles, requests] = await Promise.all([
      doors.checkedReport(latest),
      doors.ruleTitles(),
      doors.overrideRequests(latest.submissionId),
    ]);
    return (
      checked && overridePage({ ...found, latest, errors: errorsOf(checked.validation), titles, requests, problem })
    );
  },
  take: async (found, _person, fields) => {
    const { latest } = found;
    if (latest?.outcome !== 'returned' || fields.submission !== latest.submissionId) return 'undone';
    const rules = [fields.rule ?? []].flat().filter((rule) => typeof rule === 'string');
    const reason = reasonIn(fields);
    const words = rules.length === 0 ? '请选择要放行的错误。' : reasonProblem(reason);
    if (words !== undefined) return { words, reason, rules };
    return doors.acts.override(actOf(doors, found), latest, rules, reason);
  },
});

/** The reason is shown to the public, so it is shorter than one for the file. */
const longestPublicReason = 500;

const withdrawRoute = (doors: Doors): Route => ({
  ask: async (found, _person, problem) => {
    const publication = await doors.published(found.row.agency.id, found.year);
    return publication && withdrawPage({ ...found, publication, problem });
  },
  take: async (found, _person, fields) => {
    const publication = await doors.published(found.row.agency.id, found.year);
    if (!publication || fields.version !== String(publication.version)) return 'undone';
    const reason = reasonIn(fields);
    const tooLong = reason.length > longestPublicReason;
    const words = tooLong
      ? `撤回原因请控制在${longestPublicReason}字以内，现为${reason.length}字。`
      : reasonProblem(reason);
    if (words !== undefined) return { words, reason };
    return doors.acts.withdraw(actOf(doors, found), publication, reason);
  },
});

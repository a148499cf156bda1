import { randomUUID } from 'node:crypto';
import { Hono } from 'hono';
import type { Person } from '../../../schemas/register.ts';
import { newCode } from '../../approve/link.ts';
import { readFilled } from '../../portal/decisionForm.ts';
import { changeItem } from '../../shared/change.ts';
import { dueYear } from '../../shared/dueYear.ts';
import { log } from '../../shared/log.ts';
import { hashOfSecret, isToken, newToken } from '../../shared/token.ts';
import type { Doors } from '../doors.ts';
import { codePage, signInPage } from '../pages/signIn.ts';
import { allowCode, guess, signInFor } from '../signIn.ts';
import { beginVisit, officerBy, visitOf } from '../visit.ts';
import type { BoardApp } from './guard.ts';

/** However the mail server fares: in this time an answer comes, whether there was somebody to mail or not. */
const answerMilliseconds = 1500;

/** Signing in by a mailed code. What is answered never says whether an address is known. */
export const signInRoutes = (doors: Doors): Hono<BoardApp> => {
  const routes = new Hono<BoardApp>();
  routes.get('/', async (context) => {
    if (await visitOf(doors, context)) return context.redirect(`/board/${dueYear(doors.now())}`, 303);
    const { authority } = await doors.register();
    return context.html(signInPage({ authority, mail: '', problem: undefined }));
  });
  routes.post('/', async (context) => {
    const { mail: field } = await context.req.parseBody();
    const mail = typeof field === 'string' ? field.trim().slice(0, 254) : '';
    const register = await doors.register();
    if (!/^[^\s@]+@[^\s@]+$/.test(mail)) {
      const problem = '请填写完整的邮箱地址。';
      return context.html(signInPage({ authority: register.authority, mail, problem }), 422);
    }
    const token = newToken();
    const officer = officerBy(register, (person) => person.mail.toLowerCase() === mail.toLowerCase());
    await Promise.all([doors.signIn.pause(answerMilliseconds), officer && sendCode(doors, officer, token)]);
    return context.html(codePage({ authority: register.authority, token, problem: undefined }));
  });
  routes.post('/code', async (context) => {
    const fields = await context.req.parseBody();
    const { code } = readFilled(fields);
    const token = typeof fields.request === 'string' && isToken(fields.request) ? fields.request : newToken();
    const personId = await personBehind(doors, token, code);
    const register = await doors.register();
    const officer = officerBy(register, ({ id }) => id === personId);
    if (!officer) {
      const problem = '验证码不正确，或已过期、已用过、填错次数过多。请核对邮件，或重新获取。';
      return context.html(codePage({ authority: register.authority, token, problem }), 422);
    }
    await beginVisit(doors, context, officer.id);
    log.info('signed in at the board', { personId: officer.id });
    return context.redirect(`/board/${dueYear(doors.now())}`, 303);
  });
  return routes;
};

const sendCode = async (doors: Doors, officer: Person, token: string): Promise<void> => {
  const now = doors.now();
  const { allowed } = await changeItem(
    doors.signIn.codesMailed(officer.id),
    (mailed) => allowCode(mailed, now),
    ({ mailed }) => mailed,
  );
  if (!allowed) {
    log.warning('too many codes asked for', { personId: officer.id });
    return;
  }
  const code = newCode();
  await doors.signIn.createSignIn(hashOfSecret(token), signInFor(officer.id, token, code, now));
  await doors.signIn.mailCode(officer, code);
};

/** Whose code it is; undefined when it is nobody's. */
const personBehind = async (doors: Doors, token: string, code: string): Promise<string | undefined> => {
  const tokenHash = hashOfSecret(token);
  if (!/^\d{6}$/.test(code) || !(await doors.signIn.findSignIn(tokenHash))) return undefined;
  const attempt = { id: randomUUID(), token, code };
  const { signIn, right } = await changeItem(
    doors.signIn.signInStore(tokenHash),
    (current) => guess(current, attempt, doors.now()),
    (guessed) => guessed.signIn,
  );
  if (!right) log.warning('wrong code at the board', { personId: signIn.personId });
  return right ? signIn.personId : undefined;
};

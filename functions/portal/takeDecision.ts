import type { Context } from 'hono';
import type { Choice, Decision, Sheet } from '../../schemas/approval.ts';
import { changeStage } from '../approve/change.ts';
import { decide } from '../approve/stage.ts';
import { log } from '../shared/log.ts';
import { tryCode } from './code.ts';
import { confirmationOf, expectedCode } from './confirmation.ts';
import type { Filled, Problems } from './decisionForm.ts';
import type { Doors } from './doors.ts';
import { tellOfLock } from './lockNews.ts';
import { clickOf } from './origin.ts';
import { sheetPlaceOf } from './sheetPlace.ts';
import type { Found } from './standing.ts';
import { freshCodeOf } from './usage.ts';

/** What became of a posted form: taken, or what is wrong with it, or the link is locked now. */
type Taken =
  | { readonly kind: 'taken' }
  | { readonly kind: 'locked' }
  | { readonly kind: 'refused'; readonly problems: Problems };

const refused = (problems: Problems): Taken => ({ kind: 'refused', problems });

const words = {
  wrong: '确认码不正确，请核对邮件后重新填写。多次填错后链接将被锁定。',
  noCode: '确认码尚未发送或已过期。请点击“发送确认码”，再填写新邮件中的6位数字。',
  noSheet: '上传的签发单没有找到，请重新上传，或不附签发单提交。',
} as const;

type Chosen = Filled & { readonly choice: Choice };

/** Confirms a filled-in form by its code and records the decision in one conditional write. */
export const takeDecision = async (doors: Doors, context: Context, found: Found, filled: Chosen): Promise<Taken> => {
  const confirmation = confirmationOf(found);
  // Nothing could be right: that is no guess, and a scanner must not lock a link by it.
  if (confirmation === 'fresh' && freshCodeOf(found.link, doors.now()) === null) return refused({ code: words.noCode });
  const tried = await tryCode(doors.links, found.token, filled.code, expectedCode(confirmation, doors.now()));
  if (tried === 'right') return record(doors, context, found, filled);
  log.warning('wrong confirmation code', { ...factsOf(found), locked: tried === 'locked' });
  if (tried === 'wrong') return refused({ code: words.wrong });
  await tellOfLock(doors, found);
  return { kind: 'locked' };
};

/** Not from where: the address stands with the decision, and nowhere else. */
const factsOf = ({ submission, stage }: Found) => ({ submissionId: submission.submissionId, stage: stage.index });

const record = async (doors: Doors, context: Context, found: Found, filled: Chosen): Promise<Taken> => {
  const sheet = filled.sheet === '' ? null : await doors.sheets.keep(sheetPlaceOf(found), filled.sheet);
  if (sheet === undefined) return refused({ sheet: words.noSheet });
  const facts = factsOf(found);
  const decision = decisionFrom(doors, context, found, filled, sheet);
  const store = doors.stageStore(found.submission.submissionId, found.stage.index);
  const { stage, result } = await changeStage(store, (current) => decide(current, decision));
  log.info('decision', { ...facts, result: result.kind, choice: decision.choice, outcome: stage.outcome });
  const about = { submissionId: stage.submissionId, stage: stage.index };
  // The decision stands already. What cannot be delivered now the sweep delivers within a minute, and the audit is made up
  // for by the next step.
  await orLeave('delivery left to the sweep', about, () => doors.deliver(stage));
  await orLeave('audit left to the next step', about, () => doors.noteAudit(stage.submissionId, found.register));
  return { kind: 'taken' };
};

const decisionFrom = (
  doors: Doors,
  context: Context,
  { link, stage }: Found,
  { choice, returnTo, opinion }: Chosen,
  sheet: Sheet | null,
): Decision => ({
  personId: link.personId,
  choice,
  opinion,
  decidedAt: doors.now().toISOString(),
  manifestHash: stage.manifestHash,
  returnTo,
  sheet,
  click: clickOf(context),
});

const orLeave = async (
  left: string,
  about: { readonly submissionId: string; readonly stage: number },
  act: () => Promise<void>,
): Promise<void> => {
  try {
    await act();
  } catch (error) {
    const fault = error instanceof Error ? error : new Error(String(error));
    log.error(left, { ...about, error: fault.name, cause: fault.message });
  }
};

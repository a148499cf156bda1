import type { Context } from 'hono';
import { earlierStages } from '../approve/earlier.ts';
import { manifestHash } from '../render/manifest.ts';
import { StoredDataError } from '../shared/errors.ts';
import { newToken } from '../shared/token.ts';
import { confirmationOf } from './confirmation.ts';
import { emptyForm, type Filled, type Problems } from './decisionForm.ts';
import type { Doors } from './doors.ts';
import type { CodeState, SheetState } from './formState.ts';
import { mailboxOf } from './freshCode.ts';
import { pageHeaders } from './headers.ts';
import { approvalPage } from './pages/approval.ts';
import { approvalStatePage } from './pages/approvalState.ts';
import { sheetPlaceOf } from './sheetPlace.ts';
import type { Found } from './standing.ts';
import { freshCodeOf, nextCodeAt } from './usage.ts';
import type { Settled } from './view.ts';

// 403 and 404 are not used: the distribution would put the public site's error page in place of ours.
const statusOf: Readonly<Record<Settled['kind'], 200 | 410 | 423>> = {
  decided: 200,
  closed: 200,
  replaced: 410,
  stale: 410,
  expired: 410,
  locked: 423,
};

/** `refused` is the status for a decision that came too late, where the page itself is an ordinary one. */
export const showState = (context: Context, found: Found, view: Settled, refused?: 409): Response => {
  const usual = statusOf[view.kind];
  return context.html(approvalStatePage(found, view), usual === 200 ? (refused ?? usual) : usual);
};

/** What the form shows beside the empty page: what was filled in, what is wrong with it, what became of a code asked for. */
export interface Shown {
  readonly filled?: Filled;
  readonly problems?: Problems;
  readonly asked?: 'sent' | 'tooMany' | 'failed';
}

/** The page of an open approval. Refuses to show anything but the manifest the stage is about. */
export const showOpen = async (
  doors: Doors,
  context: Context,
  found: Found,
  { filled = emptyForm, problems = {}, asked }: Shown = {},
): Promise<Response> => {
  const { submission, stage, stages, link } = found;
  const approver = stage.approvers.find(({ id }) => id === link.personId);
  if (!approver)
    throw new StoredDataError(`Stage ${stage.index} of ${stage.submissionId} does not ask the link's person`);
  const [material, sheet] = await Promise.all([doors.material(submission), sheetState(doors, found, filled)]);
  if (manifestHash(material.manifest) !== stage.manifestHash)
    throw new StoredDataError(`The manifest of ${submission.submissionId} is not the one that was sent for approval`);
  const wrong = { ...problems, ...(sheet.problem !== undefined && { sheet: sheet.problem }) };
  const form = {
    path: found.path,
    filled,
    problems: wrong,
    earlier: earlierStages(stages, stage),
    code: codeState(doors, found, asked),
    sheet,
  };
  const page = approvalPage({ ...found, approver, material, form });
  const picture = material.manifest.files.find((file) => file.path.startsWith('pictures/'));
  const pictures = picture && new URL(await doors.fileUrl(submission.submissionId, picture.path)).origin;
  const headers = pageHeaders({ form: new URL(sheet.upload.url).origin, ...(pictures !== undefined && { pictures }) });
  return context.html(page, Object.keys(wrong).length > 0 ? 422 : 200, headers);
};

const codeState = (doors: Doors, found: Found, asked: Shown['asked']): CodeState => {
  if (confirmationOf(found) === 'mailed') return { kind: 'mailed' };
  const now = doors.now();
  return {
    kind: 'fresh',
    mailbox: mailboxOf(found).mail,
    goodUntil: freshCodeOf(found.link, now)?.expiresAt ?? null,
    ...(asked !== undefined && { asked }),
    ...(asked === 'tooMany' && { nextAt: nextCodeAt(found.link, now).toISOString() }),
  };
};

const notASheet = '上传的文件不是PDF、JPEG或PNG文件，或没有上传成功，请重新选择。';

const sheetState = async (doors: Doors, found: Found, { sheet }: Filled): Promise<SheetState> => {
  const place = sheetPlaceOf(found);
  const name = newToken();
  const [upload, sent] = await Promise.all([
    doors.sheets.form(place, name, `${found.path}?sheet=${name}`),
    sheet === '' ? undefined : doors.sheets.look(place, sheet),
  ]);
  if (sheet === '') return { upload };
  return sent ? { upload, sent: { name: sheet, ...sent } } : { upload, problem: notASheet };
};

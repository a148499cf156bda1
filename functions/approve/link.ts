import { randomInt } from 'node:crypto';
import type { ApproveLink, Stage } from '../../schemas/approval.ts';
import type { ApprovalSettings } from '../../schemas/approvalSettings.ts';
import { keys } from '../shared/keys.ts';
import { writeItem } from '../shared/table.ts';
import { hashOfSecret, newToken } from '../shared/token.ts';
import { lastDeadline } from './deadlines.ts';

/** A link to approve, as it is mailed: the address and the code to be typed in, where there is one. Neither is stored. */
interface MailedLink {
  readonly url: string;
  readonly code: string | null;
}

export interface LinkOrder {
  readonly table: string;
  /** Address of the site without trailing slash. */
  readonly baseUrl: string;
  readonly stage: Stage;
  readonly personId: string;
  /** As in the authority's settings: with `fresh` the mail carries no code. */
  readonly code: ApprovalSettings['code'];
}

/** Six digits. */
export const newCode = (): string => String(randomInt(1_000_000)).padStart(6, '0');

/** What is stored of a confirmation code: bound to its token, so that it says nothing without the link. */
export const hashOfCode = (token: string, code: string): string => hashOfSecret(`${token}:${code}`);

/** Days a link is kept after its end, so that an old mail still leads to a page that says what was decided. */
const keptDays = 400;

/** Makes and stores one person's link to one stage. Links made before stay valid. */
export const createApproveLink = async (order: LinkOrder): Promise<MailedLink> => {
  const { table, baseUrl, stage, personId } = order;
  const token = newToken();
  const code = order.code === 'mailed' ? newCode() : null;
  const expiresAt = lastDeadline(stage);
  const link: ApproveLink = {
    kind: 'approve',
    submissionId: stage.submissionId,
    stage: stage.index,
    personId,
    manifestHash: stage.manifestHash,
    codeHash: code === null ? null : hashOfCode(token, code),
    wrongCodes: 0,
    expiresAt,
    ...unused,
  };
  const expiresAtSeconds = Math.floor(Date.parse(expiresAt) / 1000) + keptDays * 86_400;
  await writeItem(table, keys.link(hashOfSecret(token)), link, { expiresAtSeconds });
  return { url: `${baseUrl}/approve/${token}`, code };
};

const unused = { fresh: null, freshMailed: [], posts: 0, postsSince: null, lockTold: false, changes: 0 };

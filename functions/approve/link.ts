import { randomInt } from 'node:crypto';
import type { Link, Stage } from '../../schemas/approval.ts';
import { keys, writeItem } from '../shared/table.ts';
import { hashOfSecret, newToken } from '../shared/token.ts';
import { lastDeadline } from './deadlines.ts';

/** A link to approve, as it is mailed: the address and the code to be typed in. Neither is stored. */
interface MailedLink {
  readonly url: string;
  readonly code: string;
}

/** Six digits. */
export const newCode = (): string => String(randomInt(1_000_000)).padStart(6, '0');

/** What is stored of a confirmation code: bound to its token, so that it says nothing without the link. */
export const hashOfCode = (token: string, code: string): string => hashOfSecret(`${token}:${code}`);

/** Days a link is kept after its end, so that an old mail still leads to a page that says what was decided. */
const keptDays = 400;

/** Makes and stores one person's link to one stage. Links made before stay valid. */
export const createApproveLink = async (
  table: string,
  baseUrl: string,
  stage: Stage,
  personId: string,
): Promise<MailedLink> => {
  const token = newToken();
  const code = newCode();
  const expiresAt = lastDeadline(stage);
  const link: Link = {
    kind: 'approve',
    submissionId: stage.submissionId,
    stage: stage.index,
    personId,
    manifestHash: stage.manifestHash,
    codeHash: hashOfCode(token, code),
    wrongCodes: 0,
    expiresAt,
  };
  const expiresAtSeconds = Math.floor(Date.parse(expiresAt) / 1000) + keptDays * 86_400;
  await writeItem(table, keys.link(hashOfSecret(token)), link, { expiresAtSeconds });
  return { url: `${baseUrl}/approve/${token}`, code };
};

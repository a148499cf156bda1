import { createHash } from 'node:crypto';
import * as z from 'zod';
import { firstBroken } from '../../functions/audit/chain.ts';
import { keys } from '../../functions/shared/keys.ts';
import { StageSchema } from '../../schemas/approval.ts';
import { AuditEntrySchema } from '../../schemas/audit.ts';
import { ManifestSchema, PublicationSchema } from '../../schemas/publication.ts';
import type { Submission } from '../../schemas/submission.ts';
import type { Ground } from './faultyGround.ts';
import type { Mails } from './faultyMails.ts';

/** What was promised and is not so, in words: one line each. */
type Broken = string;

const ExecutionSchema = z.object({ status: z.string() });
const ClaimSchema = z.object({ version: z.number(), order: z.string(), manifestHash: z.string(), out: z.boolean() });

const sha256 = (bytes: Uint8Array | string): string => createHash('sha256').update(bytes).digest('hex');

/** What is looked at to judge one attempt at one submission. */
interface Seen {
  readonly submission: Submission;
  readonly broken: Broken[];
}

/**
 * Holds what became of submissions against the promises of docs/architecture.md, by what lies in the table, the buckets
 * and the mailbox; answers every breach. Everything must have come to rest.
 */
export const breachesOn = (ground: Ground, mails: Mails) => {
  const { installation } = ground;
  const { TableName: table, PublicBucketName, WorkBucketName } = installation.outputs;

  const statusOf = async (id: string): Promise<string> => {
    const answer = await fetch(`${installation.desk}/api/executions/${id}`);
    return answer.ok ? ExecutionSchema.parse(await answer.json()).status : 'MISSING';
  };

  /** Promise 1: one end, its execution over, its sender told, under one receipt number. */
  const ended = async ({ submission, broken }: Seen): Promise<void> => {
    const { submissionId: id, outcome, receiptNumber } = submission;
    const status = await statusOf(id);
    if (outcome === null) broken.push(`has not ended (${submission.progress}, execution ${status})`);
    if (outcome !== null && status !== (outcome === 'parked' ? 'FAILED' : 'SUCCEEDED'))
      broken.push(`is ${outcome}, but its execution ${status}`);
    const told = mails.about(id).filter((mail) => mail.id.startsWith(`${id}.${outcome}.`));
    if (outcome !== null && told.length === 0) broken.push(`is ${outcome}, but nobody was told`);
    const receipts = mails.about(id).filter((mail) => mail.id.startsWith(`${id}.received.`));
    const numbers = new Set<string>();
    for (const receipt of receipts)
      for (const [number] of (await mails.text(receipt)).matchAll(/\d{4}-\d{4}-[0-9A-F]{6}/g)) numbers.add(number);
    if (receipts.length > 0 && (numbers.size !== 1 || !numbers.has(receiptNumber)))
      broken.push(`was given the receipt numbers ${[...numbers]} and has ${receiptNumber}`);
  };

  /** Promise 4: a decision counts once; and the audit holds it once. */
  const decided = async ({ submission, broken }: Seen): Promise<void> => {
    const { queryItems } = await import('../../functions/shared/table.ts');
    const { submissionId: id } = submission;
    const stages = await queryItems(table, keys.submission(id).pk, StageSchema, 'STAGE#');
    for (const { name, decisions } of stages)
      if (new Set(decisions.map(({ personId }) => personId)).size !== decisions.length)
        broken.push(`somebody has decided twice in ${name}`);
    const entries = await queryItems(table, keys.audit(id, 0).pk, AuditEntrySchema);
    if (firstBroken(entries)) broken.push('its audit is broken');
    if (new Set(entries.map((entry) => entry.id)).size !== entries.length) broken.push('its audit says a thing twice');
    if (entries.length === 0 && submission.outcome !== null) broken.push('its audit is empty');
  };

  /** Promise 2: every approval of the chain, each on the manifest that was published. */
  const approved = async ({ submission, broken }: Seen, manifestHash: string): Promise<void> => {
    const { queryItems } = await import('../../functions/shared/table.ts');
    const stages = await queryItems(table, keys.submission(submission.submissionId).pk, StageSchema, 'STAGE#');
    for (const [position, approver] of ['shencha', 'qianfa'].entries()) {
      const last = stages.filter((stage) => stage.position === position).at(-1);
      const signed = last?.decisions.find(({ personId, choice }) => personId === approver && choice === 'approve');
      if (last?.outcome !== 'approved' || !signed) broken.push(`is published without the approval of ${approver}`);
      else if (signed.manifestHash !== manifestHash || last.manifestHash !== manifestHash)
        broken.push(`${approver} approved something else than was published`);
    }
  };

  /** Promise 3: one version, its bytes there and those of its manifest, and in the catalogue unless a later one is. */
  const published = async (seen: Seen): Promise<void> => {
    const { submission, broken } = seen;
    const { agencyId, order, year } = submission;
    const { queryItems, findItem } = await import('../../functions/shared/table.ts');
    const { findObject } = await import('../../functions/shared/objects.ts');
    if (year === null) return void broken.push('is published without a year');
    const claims = await queryItems(table, keys.version(agencyId, year, 1).pk, ClaimSchema);
    const own = claims.filter((claim) => claim.order === order);
    if (own.length !== 1) return void broken.push(`has ${own.length} versions`);
    const { version, manifestHash } = own[0]!;
    await approved(seen, manifestHash);
    const prefix = `reports/${agencyId}/${year}/v${version}/`;
    const stored = await findObject(PublicBucketName, `${prefix}manifest.json`);
    if (!stored || sha256(stored.body) !== manifestHash) return void broken.push('its manifest is not the one signed');
    for (const { path, sha256: hash } of ManifestSchema.parse(JSON.parse(Buffer.from(stored.body).toString())).files) {
      const file = await findObject(PublicBucketName, `${prefix}${path}`);
      if (!file || sha256(file.body) !== hash) broken.push(`${prefix}${path} is not what was signed`);
    }
    const pointer = await findItem(table, keys.publication(agencyId, year), PublicationSchema);
    if (!pointer || pointer.order < order) broken.push('is not in the catalogue');
    if (pointer?.order === order && pointer.version !== version) broken.push('is in the catalogue as another version');
    const page = await fetch(`${installation.site}/reports/${agencyId}/${year}/`);
    const text = await page.text();
    if (page.status !== 200) broken.push(`its page answers ${page.status}`);
    else if (pointer?.order === order && version > 1 && !text.includes(`v${version}/`))
      broken.push('its page is behind');
  };

  return {
    /** What is wrong with the last attempt of one submission. */
    ofSubmission: async (submission: Submission): Promise<Broken[]> => {
      const seen: Seen = { submission, broken: [] };
      await ended(seen);
      await decided(seen);
      if (submission.outcome === 'published') await published(seen);
      return seen.broken.map((line) => `${submission.agencyId} ${submission.submissionId.slice(0, 8)} ${line}`);
    },
    /** What is wrong with the catalogue of a year: it lists who is published, once, and nobody else. */
    ofCatalogue: async (year: number, agencies: readonly string[]): Promise<Broken[]> => {
      const { queryItems } = await import('../../functions/shared/table.ts');
      const { findObject } = await import('../../functions/shared/objects.ts');
      const pointers = await queryItems(table, keys.publication('', year).pk, PublicationSchema);
      const listed = new Set(pointers.map(({ agencyId }) => agencyId));
      const broken = agencies.filter((id) => !listed.has(id)).map((id) => `${id} is missing in the catalogue`);
      const data = await findObject(PublicBucketName, `data/${year}.csv`);
      const lines = Buffer.from(data?.body ?? [])
        .toString()
        .split(/\r?\n/);
      for (const id of agencies) {
        const found = lines.filter((line) => line.includes(`${id},`) || line.startsWith(`${id},`)).length;
        if (found !== 1) broken.push(`${id} stands ${found} times in the data of ${year}`);
      }
      return broken;
    },
    workBucket: WorkBucketName,
  };
};

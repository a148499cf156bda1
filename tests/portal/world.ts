import { createHash } from 'node:crypto';
import { hashOfCode } from '../../functions/approve/link.ts';
import { mayRecall } from '../../functions/approve/recall.ts';
import type { Addressed } from '../../functions/notify/handOver.ts';
import { createApp } from '../../functions/portal/app.ts';
import type { Doors, Material, Out, Previous, Sheets } from '../../functions/portal/doors.ts';
import { sheetTypeOf } from '../../functions/portal/sheetType.ts';
import { encodeNote } from '../../functions/receive/correctionNote.ts';
import { renderHtml } from '../../functions/render/html.ts';
import { manifestHash } from '../../functions/render/manifest.ts';
import { pageModel } from '../../functions/render/model.ts';
import { hashOfSecret } from '../../functions/shared/token.ts';
import type { ApproveLink, Link, Stage } from '../../schemas/approval.ts';
import type { ApprovalSettings } from '../../schemas/approvalSettings.ts';
import type { Finding, Validation } from '../../schemas/finding.ts';
import type { OverrideRequest } from '../../schemas/override.ts';
import type { Manifest, Publication } from '../../schemas/publication.ts';
import type { Register } from '../../schemas/register.ts';
import type { Report } from '../../schemas/report.ts';
import type { Submission, Taken } from '../../schemas/submission.ts';
import { approveLinkOf, decisionOf, registerOf, stageOf, submissionOf } from '../builders/approval.ts';
import { type OverrideLink, overrideLinkOf, overrideRegisterOf, requestOf } from '../builders/override.ts';
import { consistentReport } from '../builders/report.ts';

export const approveToken = 'A'.repeat(43);
export const sendToken = 'S'.repeat(43);
export const overrideToken = 'O'.repeat(43);
export const code = '012345';
export const secret = 'only-the-distribution-knows';

export interface WorldParts {
  readonly report?: Report;
  readonly lastYear?: Report;
  readonly findings?: readonly Finding[];
  readonly stage?: Partial<Stage>;
  readonly link?: Partial<ApproveLink>;
  readonly request?: Partial<OverrideRequest>;
  readonly overrideLink?: Partial<OverrideLink>;
  readonly officers?: readonly string[];
  readonly submission?: Partial<Submission>;
  readonly submissions?: readonly Submission[];
  /** What was found; without, nothing has been checked. */
  readonly validation?: Validation;
  readonly taken?: Taken;
  readonly now?: string;
  /** Other submissions' stages that wait, with their submissions among `submissions`. */
  readonly elsewhere?: readonly Stage[];
  readonly previous?: Previous;
  /** The version that is out, as approvers compare it. */
  readonly out?: Out;
  readonly approval?: Partial<ApprovalSettings>;
  /** Bytes of a sheet, by the name under which it was sent. */
  readonly sheets?: Readonly<Record<string, Uint8Array>>;
  readonly audit?: 'fails';
  /** What the mail server does. */
  readonly mailServer?: () => 'taken' | 'refused';
  readonly pictures?: readonly string[];
  /** Whether publication begins before a recall is written. */
  readonly recall?: 'tooLate';
  /** Ids of those who may send for the bureau. */
  readonly senders?: readonly string[];
  /** What is out for the agency. */
  readonly published?: Publication;
  /** From which day of the year reports of departments are published. */
  readonly notBefore?: string;
}

/** The portal over doors that keep everything in memory: stages and links with their conditional writes. */
export const createWorld = (parts: WorldParts = {}) => {
  const material = materialOf(parts);
  const bound = { manifestHash: manifestHash(material.manifest) };
  let submission = submissionOf(parts.submission);
  const first = stageOf({
    ...bound,
    index: 0,
    name: '保密审查',
    approvers: registerOf().people.filter(({ id }) => id === 'secrecy'),
    decisions: [decisionOf({ ...bound, personId: 'secrecy', opinion: '不涉密，可以公开。' })],
    outcome: 'approved',
    closedAt: '2026-01-24T01:30:00.000Z',
    delivered: true,
  });
  const stages = [first, stageOf({ ...bound, ...parts.stage })];
  const links = new Map<string, Link>([
    [hashOfSecret(approveToken), approveLinkOf({ ...bound, codeHash: hashOfCode(approveToken, code), ...parts.link })],
    [hashOfSecret(overrideToken), overrideLinkOf({ codeHash: hashOfCode(overrideToken, code), ...parts.overrideLink })],
    [
      hashOfSecret(sendToken),
      { kind: 'send', agencyId: 'shuiwu', personId: 'sender', expiresAt: '2026-05-01T00:00:00.000Z' },
    ],
  ]);
  const elsewhere = (parts.elsewhere ?? []).map((stage) => ({ ...stage, ...bound }));
  const delivered: Stage[] = [];
  let request = requestOf(parts.request);
  const writes: string[] = [];
  const mails: Addressed[] = [];
  let asked: Date | undefined;
  const audited: string[] = [];
  let now = new Date(parts.now ?? '2026-01-25T02:00:00.000Z');
  const doors: Doors = {
    originSecret: secret,
    now: () => now,
    links: {
      find: async (tokenHash) => links.get(tokenHash),
      countTry: async (tokenHash, before, more) => {
        const link = links.get(tokenHash);
        if (link === undefined || link.kind === 'send' || link.wrongCodes !== before) return 'conflict';
        links.set(tokenHash, { ...link, wrongCodes: before + more });
        if (more === 1) writes.push('try');
        return 'written';
      },
      noteUsage: async (tokenHash, before, usage) => {
        const link = links.get(tokenHash);
        if (link?.kind !== 'approve' || link.changes !== before) return 'conflict';
        links.set(tokenHash, { ...link, ...usage, changes: before + 1 });
        writes.push('usage');
        return 'written';
      },
    },
    register: async () => registerWith(parts),
    submission: async (submissionId) =>
      parts.submissions?.find((one) => one.submissionId === submissionId) ?? submission,
    findSubmission: async (submissionId) =>
      [submission, ...(parts.submissions ?? [])].find((one) => one.submissionId === submissionId),
    submissionsOf: async () => parts.submissions ?? [submission],
    stagesOf: async (submissionId) => [...stages, ...elsewhere].filter((one) => one.submissionId === submissionId),
    waitingStages: async () => [...stages, ...elsewhere].filter(({ outcome }) => outcome === null),
    mail: async (addressed) => {
      const answer = parts.mailServer?.() ?? 'taken';
      if (answer === 'taken') mails.push(addressed);
      return answer;
    },
    noteAudit: async (submissionId) => {
      if (parts.audit === 'fails') throw new Error('The audit cannot be reached');
      audited.push(submissionId);
    },
    sheets: sheetsOf(parts.sheets),
    takenFor: async () => parts.taken,
    stageStore: (submissionId, index) => {
      const list = submissionId === submission.submissionId ? stages : elsewhere;
      const at = list.findIndex((one) => one.submissionId === submissionId && one.index === index);
      return {
        read: async () => list[at]!,
        write: async (stage) => {
          if (list[at]?.revision !== stage.revision) return 'conflict';
          list[at] = { ...stage, revision: stage.revision + 1 };
          writes.push('stage');
          return 'written';
        },
      };
    },
    noteRecall: async (submissionId, recall) => {
      if (parts.recall === 'tooLate' || submissionId !== submission.submissionId || !mayRecall(submission))
        return 'conflict';
      submission = { ...submission, recall };
      writes.push('recall');
      return 'written';
    },
    overrideStore: () => ({
      read: async () => request,
      write: async (changed) => {
        if (request.revision !== changed.revision) return 'conflict';
        request = { ...changed, revision: changed.revision + 1 };
        writes.push('override');
        return 'written';
      },
    }),
    deliver: async (stage) => {
      if (stage.outcome !== null) delivered.push(stage);
    },
    material: async () => material,
    checkedReport: async () => parts.validation && { report: material.report, validation: parts.validation },
    pictureUrl: async (submissionId, sha256) => `https://work.example.org/${submissionId}/${sha256}?signature`,
    fileUrl: async (_submissionId, path) => `https://work.example.org/${path}?signature`,
    lastYear: async () => parts.lastYear,
    freshSendLink: async (_agencyId, personId, days) => {
      if (asked && now.getTime() - asked.getTime() < 3_600_000) return undefined;
      asked = now;
      writes.push('link');
      return `https://gongkai.example.org/send/new-link-of-${personId}-for-${days}-days`;
    },
    published: async (_agencyId, year) => (parts.published?.year === year ? parts.published : undefined),
    uploadForm: async (agencyId, personId, returnPath, note) => ({
      url: 'https://drop.example.org/',
      fields: {
        key: `incoming/${agencyId}/\${filename}`,
        'x-amz-meta-sender': personId,
        ...(note !== null && { 'x-amz-meta-correction-note': encodeNote(note) }),
        success_action_redirect: `https://gongkai.example.org${returnPath}`,
      },
    }),
  };
  const app = createApp(doors);
  const headers = { 'x-origin-secret': secret, 'cloudfront-viewer-address': '203.0.113.9:52341' };
  return {
    app,
    delivered,
    writes,
    mails,
    audited,
    stage: () => stages[1]!,
    stageElsewhere: () => elsewhere[0]!,
    /** Moves the clock. */
    wait: (minutes: number) => {
      now = new Date(now.getTime() + minutes * 60_000);
    },
    request: () => request,
    submission: () => submission,
    wrongCodes: () => {
      const link = links.get(hashOfSecret(approveToken));
      return link?.kind === 'approve' ? link.wrongCodes : undefined;
    },
    get: (path: string, init: RequestInit = {}) => app.request(path, { headers, ...init }),
    post: (path: string, fields: Record<string, string>) =>
      app.request(path, { method: 'POST', headers, body: new URLSearchParams(fields) }),
  };
};

const registerWith = ({ officers, approval, senders, notBefore }: WorldParts): Register => {
  const register = overrideRegisterOf(officers);
  const settings = {
    ...register.settings,
    approval: { ...register.settings.approval, ...approval },
    ...(notBefore !== undefined && { publishNotBefore: { department: notBefore } }),
  };
  const agencies = register.agencies.map((agency) => ({ ...agency, senders: [...(senders ?? agency.senders)] }));
  return { ...register, settings, agencies };
};

const sheetsOf = (sent: WorldParts['sheets'] = {}): Sheets => {
  const sheetAt = (name: string) => {
    const bytes = sent[name];
    const mediaType = bytes && sheetTypeOf(bytes);
    return bytes && mediaType && { mediaType, size: bytes.length };
  };
  return {
    form: async ({ submissionId, visit, personId }, name, returnPath) => ({
      url: 'https://work.example.org/',
      fields: {
        key: `submissions/${submissionId}/sheets/${visit}/${personId}/uploads/${name}`,
        success_action_redirect: `https://gongkai.example.org${returnPath}`,
      },
    }),
    look: async (_place, name) => sheetAt(name),
    keep: async (_place, name) => {
      const found = sheetAt(name);
      return found && { ...found, sha256: sha256(String(sent[name])) };
    },
    url: async ({ personId }, { sha256 }) => `https://work.example.org/sheets/${personId}/${sha256}?signature`,
  };
};

const materialOf = (parts: WorldParts): Material => {
  const { report = consistentReport(), lastYear, previous, out, findings = [], pictures = [] } = parts;
  const model = pageModel(report, { agencyId: 'shuiwu', agencyName: '青溪县水务局', year: 2025 });
  const content = renderHtml(model);
  const manifest: Manifest = {
    agencyId: 'shuiwu',
    year: 2025,
    title: model.title,
    files: [
      { path: 'content.html', mediaType: 'text/html', size: content.length, sha256: sha256(content) },
      ...pictures.map((path) => ({ path, mediaType: 'image/png', size: 1, sha256: sha256(path) })),
      { path: 'report.pdf', mediaType: 'application/pdf', size: 1, sha256: sha256('pdf') },
    ],
  };
  return { manifest, content, report, findings, lastYear, previous, out };
};

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

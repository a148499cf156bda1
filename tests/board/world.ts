import { createBoard } from '../../functions/board/app.ts';
import type { Acts, Doors } from '../../functions/board/doors.ts';
import { digestOf } from '../../functions/rollup/digest.ts';
import type { Stage } from '../../schemas/approval.ts';
import type { Chase } from '../../schemas/chase.ts';
import { RegisterSchema } from '../../schemas/checkedRegister.ts';
import type { Validation } from '../../schemas/finding.ts';
import type { Inspection } from '../../schemas/inspection.ts';
import type { MailFailure } from '../../schemas/mailFailure.ts';
import type { Publication } from '../../schemas/publication.ts';
import type { Register } from '../../schemas/register.ts';
import type { Report } from '../../schemas/report.ts';
import type { RollUp } from '../../schemas/rollUp.ts';
import type { CodesMailed, Session, SignIn } from '../../schemas/session.ts';
import type { Standing } from '../../schemas/standing.ts';
import type { Submission } from '../../schemas/submission.ts';
import { hash, registerOf, stageOf, submissionOf } from '../builders/approval.ts';
import { consistentReport } from '../builders/report.ts';
import { rolledOf } from '../builders/rollUp.ts';

const secret = 'only-the-distribution-knows';
export const officerMail = 'office@example.org';

/** A county of four agencies with two officers. */
export const boardRegister = (more: Partial<Register> = {}): Register =>
  RegisterSchema.parse({
    ...registerOf(),
    officers: ['office', 'deputy'],
    agencies: [
      { id: 'shuiwu', name: '青溪县水务局', kind: 'department', senders: ['sender'], chain: '水务局' },
      { id: 'jiaoyu', name: '青溪县教育局', kind: 'department', senders: ['sender'], chain: '水务局' },
      {
        id: 'jiujie',
        name: '青溪县旧街镇人民政府',
        formerNames: ['青溪县旧街乡人民政府'],
        kind: 'township',
        senders: ['sender'],
        chain: '水务局',
      },
      { id: 'xianzheng', name: '青溪县人民政府', kind: 'government', senders: ['sender'], chain: '水务局' },
    ],
    ...more,
  });

export const standingFor = (agencyId: string, state: Standing['state'], more: Partial<Standing> = {}): Standing => ({
  agencyId,
  year: 2025,
  submissionId: hash('a'),
  order: '2026-01-23T06:05:00.000Z#0001',
  state,
  since: '2026-01-23T06:10:00.000Z',
  publishedAt: state === 'published' ? (more.since ?? '2026-01-23T06:10:00.000Z') : null,
  ...more,
});

export interface BoardParts {
  readonly register?: Register;
  readonly standings?: readonly Standing[];
  readonly submissions?: readonly Submission[];
  readonly stages?: readonly Stage[];
  readonly chases?: readonly Chase[];
  readonly failures?: readonly MailFailure[];
  readonly inspections?: readonly Inspection[];
  readonly validation?: Validation;
  readonly secure?: boolean;
  /** Reports that are out, by year and agency id. */
  readonly published?: Readonly<Record<number, Readonly<Record<string, Report>>>>;
  /** What is out, as the catalogue says. */
  readonly out?: readonly Publication[];
  /** What the checked submission holds; a consistent report when left out. */
  readonly report?: Report;
}

const form = { 'content-type': 'application/x-www-form-urlencoded' };

/** The board over doors that keep everything in memory, and a browser that keeps its cookies. */
export const createBoardWorld = (parts: BoardParts = {}) => {
  let now = new Date('2026-01-27T02:00:00.000Z');
  let register = parts.register ?? boardRegister();
  const sessions = new Map<string, Session>();
  const signIns = new Map<string, SignIn>();
  const mailed = new Map<string, CodesMailed>();
  const codes: { readonly to: string; readonly code: string }[] = [];
  const acted: { readonly act: string; readonly arguments: readonly unknown[] }[] = [];
  const cleared: string[] = [];
  const fixed = new Map<string, RollUp>();
  const published = new Map(Object.entries(parts.published ?? {}).map(([year, reports]) => [Number(year), reports]));
  const submissions = parts.submissions ?? [submissionOf()];
  const act =
    (name: string) =>
    async (...given: readonly unknown[]) => {
      acted.push({ act: name, arguments: given.slice(1) });
      return 'done' as const;
    };
  const acts: Acts = {
    resend: act('resend'),
    replace: act('replace'),
    sendLink: act('sendLink'),
    restart: act('restart'),
    override: act('override'),
    withdraw: act('withdraw'),
    chase: async ({ agencyIds, round }) => {
      acted.push({ act: 'chase', arguments: [agencyIds, round] });
      return { chased: agencyIds, failed: [], left: [] };
    },
  };
  const revised = <Item extends { revision: number }>(items: Map<string, Item>, key: string, empty?: Item) => ({
    read: async () => items.get(key) ?? empty!,
    write: async (item: Item) => {
      if ((items.get(key)?.revision ?? empty?.revision) !== item.revision) return 'conflict' as const;
      items.set(key, { ...item, revision: item.revision + 1 });
      return 'written' as const;
    },
  });
  const doors: Doors = {
    originSecret: secret,
    published: async (agencyId, year) => parts.out?.find((one) => one.agencyId === agencyId && one.year === year),
    signIn: {
      findSession: async (key) => sessions.get(key),
      createSession: async (key, session) => {
        sessions.set(key, session);
      },
      changeSession: async (key, before, after) => {
        if (sessions.get(key)?.expiresAt === before.expiresAt) sessions.set(key, after);
      },
      createSignIn: async (key, signIn) => {
        signIns.set(key, signIn);
      },
      findSignIn: async (key) => signIns.get(key),
      signInStore: (key) => revised(signIns, key),
      codesMailed: (personId) => revised(mailed, personId, { at: [], revision: 0 }),
      mailCode: async ({ mail }, code) => {
        codes.push({ to: mail, code });
      },
      pause: async () => {},
    },
    acts,
    rollUps: {
      current: async ({ agencies }, { parent, year }) =>
        rolledOf(published.get(year) ?? {}, { agencies, parent, year }),
      fixed: async (parentId, year) => fixed.get(`${parentId} ${year}`),
      fix: async ({ agency, year, officer: { id: personId, role } }, rolled, seen) => {
        if (digestOf(rolled) !== seen) return 'undone';
        fixed.set(`${agency.id} ${year}`, { ...rolled, fixedBy: { personId, role } });
        return 'done';
      },
      figures: async (agencyIds, year) => agencyIds.map((id) => published.get(year)?.[id]),
    },
    now: () => now,
    secure: async () => parts.secure ?? true,
    register: async () => register,
    standings: async () => parts.standings ?? [],
    standing: async (agencyId) => parts.standings?.find((one) => one.agencyId === agencyId),
    chases: async (_year, agencyId) =>
      (parts.chases ?? []).filter((one) => agencyId === undefined || one.agencyId === agencyId),
    deeds: async () => [],
    submissionsOf: async (agencyId) => submissions.filter((one) => one.agencyId === agencyId),
    findSubmission: async (id) => submissions.find(({ submissionId }) => submissionId === id),
    stagesOf: async () => parts.stages ?? [stageOf()],
    overrideRequests: async () => [],
    checkedReport: async () =>
      parts.validation && { report: parts.report ?? consistentReport(), validation: parts.validation },
    pictureUrl: async (submissionId, sha256) => `https://work.example.org/${submissionId}/${sha256}?signature`,
    ruleTitles: async () => new Map([['B07', '表三各列合计相符']]),
    inspections: async () => parts.inspections ?? [],
    mailFailures: async () => parts.failures ?? [],
    clearFailure: async (mailId) => {
      cleared.push(mailId);
    },
  };
  const app = createBoard(doors);
  let cookie = '';
  const keepCookie = (answer: Response): Response => {
    const set = answer.headers.get('set-cookie');
    if (set) cookie = /max-age=0/i.test(set) ? '' : (set.split(';')[0] ?? '');
    return answer;
  };
  const headers = () => ({ 'x-origin-secret': secret, ...(cookie && { cookie }) });
  const get = async (path: string): Promise<Response> => keepCookie(await app.request(path, { headers: headers() }));
  const post = async (path: string, fields: readonly (readonly [string, string])[], more = {}): Promise<Response> =>
    keepCookie(
      await app.request(path, {
        method: 'POST',
        headers: { ...headers(), ...form, ...more },
        body: new URLSearchParams(fields.map(([name, value]): [string, string] => [name, value])).toString(),
      }),
    );
  const hidden = async (answer: Response, name: string): Promise<string> =>
    new RegExp(`name="${name}" value="([^"]*)"`).exec(await answer.text())?.[1] ?? '';
  const askCode = async (mail = officerMail) => hidden(await post('/board/sign-in', [['mail', mail]]), 'request');
  return {
    codes,
    acted,
    cleared,
    /** As by somebody who has found the function's own address. */
    goRound: (path: string) => app.request(path),
    sessions,
    get,
    post,
    hidden,
    askCode,
    giveCode: (request: string, code: string) =>
      post('/board/sign-in/code', [
        ['request', request],
        ['code', code],
      ]),
    signIn: async () => {
      const request = await askCode();
      return post('/board/sign-in/code', [
        ['request', request],
        ['code', codes.at(-1)?.code ?? ''],
      ]);
    },
    /** The token forms of this session carry. */
    formToken: async () => hidden(await get('/board/mails'), 'form'),
    cookie: () => cookie,
    useCookie: (other: string) => {
      cookie = other;
    },
    later: (milliseconds: number) => {
      now = new Date(now.getTime() + milliseconds);
    },
    publish: (year: number, agencyId: string, report: Report) => {
      published.set(year, { ...published.get(year), [agencyId]: report });
    },
    putPublished: (year: number, reports: Readonly<Record<string, Report>>) => {
      published.set(year, reports);
    },
    putRegister: (other: Register) => {
      register = other;
    },
  };
};

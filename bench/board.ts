import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { mailboxOf } from '../cli/mailbox.ts';
import { speakTo } from '../cli/outputs.ts';
import { startStack } from '../cli/stack.ts';
import { keys } from '../functions/shared/keys.ts';
import type { Standing } from '../schemas/standing.ts';
import { type Measure, timed } from './statistics.ts';

const agencies = 3_000;
const year = new Date().getUTCFullYear() - 1;
const officer = 'office@example.org';
const states = ['sent', 'returned', 'inApproval', 'filed', 'published', 'parked'] as const;

const nameOf = (index: number): string => `青溪县第${index}街道办事处`;

/** A province's register: 3,000 agencies, each with a sender and an approver of its own. */
const largeRegister = () => ({
  authority: {
    name: '青溪县人民政府办公室',
    mail: officer,
    contact: { phone: '000-12345678', mail: officer, address: '青溪县示范路1号' },
  },
  people: [
    { id: 'office', name: '科长', role: '县政府办公室政务公开科科长', mail: officer },
    ...Array.from({ length: agencies }, (_, index) => [
      { id: `s${index}`, name: '经办人', role: `${nameOf(index)}经办人`, mail: `s${index}@example.org` },
      { id: `h${index}`, name: '主任', role: `${nameOf(index)}主任`, mail: `h${index}@example.org` },
    ]).flat(),
  ],
  officers: ['office'],
  chains: Object.fromEntries(
    Array.from({ length: agencies }, (_, index) => [`c${index}`, [{ name: '主要领导签发', approvers: [`h${index}`] }]]),
  ),
  agencies: Array.from({ length: agencies }, (_, index) => ({
    id: `agency-${index}`,
    name: nameOf(index),
    kind: 'township',
    senders: [`s${index}`],
    chain: `c${index}`,
  })),
});

/** All but one in seven have sent something. */
const standings = (): Standing[] =>
  Array.from({ length: agencies }, (_, index) => index)
    .filter((index) => index % 7 !== 0)
    .map((index) => {
      const state = states[index % 7] ?? 'published';
      return {
        agencyId: `agency-${index}`,
        year,
        submissionId: index.toString(16).padStart(64, '0'),
        order: `${year + 1}-01-20T02:00:00.000Z#${index}`,
        state,
        ...(state === 'inApproval' && { stage: '主要领导签发' }),
        ...(state === 'returned' && { reason: 'findings', faults: ['A01', 'A03', 'B07'] }),
        since: `${year + 1}-01-20T02:00:00.000Z`,
        publishedAt: state === 'published' ? `${year + 1}-01-20T02:00:00.000Z` : null,
      };
    });

/** Signs in as the officer would; gives the cookie. */
const signIn = async (site: string, desk: string): Promise<string> => {
  const post = (path: string, fields: Record<string, string>) =>
    fetch(`${site}${path}`, { method: 'POST', body: new URLSearchParams(fields), redirect: 'manual' });
  const page = await (await post('/board/sign-in', { mail: officer })).text();
  const mailbox = mailboxOf(desk);
  const last = (await mailbox.list()).at(-1);
  const code = /验证码：(\d{6})/.exec(last ? (await mailbox.read(last.id)).text : '')?.[1] ?? '';
  const request = /name="request" value="([^"]+)"/.exec(page)?.[1] ?? '';
  const answer = await post('/board/sign-in/code', { request, code });
  return answer.headers.get('set-cookie')?.split(';')[0] ?? '';
};

/** The board of 3,000 agencies on the embedded stack, warm: how long a page takes, and how large it is. */
export const measureBoard = async (runs: number): Promise<Measure[]> => {
  const directory = mkdtempSync(join(tmpdir(), 'gongkai-bench-'));
  const stack = await startStack({ directory, ports: 'free', quiet: true });
  try {
    const { ready } = stack;
    speakTo(ready.endpoint);
    const registerFile = join(directory, 'register.json');
    writeFileSync(registerFile, JSON.stringify(largeRegister()));
    const [{ load }, { writeItem }] = await Promise.all([
      import('../cli/load.ts'),
      import('../functions/shared/table.ts'),
    ]);
    await load({ outputs: ready.outputs, registerFile, by: 'npm run bench' });
    for (const standing of standings())
      await writeItem(ready.outputs.TableName, keys.standing(standing.agencyId, year), standing);
    const cookie = await signIn(ready.site, ready.desk);
    const sizes: number[] = [];
    const get = async (path: string): Promise<void> => {
      const answer = await fetch(`${ready.site}${path}`, { headers: { cookie }, redirect: 'manual' });
      const { byteLength: length } = await answer.arrayBuffer();
      if (answer.status !== 200) throw new Error(`${path} answered ${answer.status}`);
      sizes.push(length);
    };
    const page = `/board/${year}`;
    await timed(3, () => get(page));
    sizes.length = 0;
    const whole = await timed(runs, () => get(page));
    const filtered = await timed(runs, () => get(`${page}?state=late&q=${encodeURIComponent('街道')}&page=3`));
    return [
      { name: 'board of 3,000 agencies, warm', unit: 'ms', figures: whole, budget: 300 },
      { name: 'board of 3,000 agencies, searched, third page', unit: 'ms', figures: filtered, budget: 300 },
      { name: 'board of 3,000 agencies, one page', unit: 'KB', figures: sizes.map((size) => size / 1024), budget: 200 },
    ];
  } finally {
    await stack.stop();
    rmSync(directory, { recursive: true, force: true });
  }
};

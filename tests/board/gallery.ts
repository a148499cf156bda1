import type { Chase } from '../../schemas/chase.ts';
import { hash, submissionOf } from '../builders/approval.ts';
import { validationOf } from '../builders/finding.ts';
import { consistentReport, reportOf } from '../builders/report.ts';
import { bodyOf, county, countyBodies } from '../builders/rollUp.ts';
import { boardRegister, createBoardWorld, standingFor } from './world.ts';

const states = ['sent', 'returned', 'inApproval', 'filed', 'published', 'parked'] as const;

const many = Array.from({ length: 250 }, (_, index) => ({
  id: `jie${index}`,
  name: `青溪县第${index + 1}街道办事处及其所属便民服务中心`,
  kind: 'township' as const,
  senders: ['sender'],
  chain: '水务局',
  formerNames: [],
  formerIds: [],
  makesRules: false,
}));

const standings = many.slice(0, 240).map(({ id }, index) => {
  const state = states[index % states.length] ?? 'sent';
  return standingFor(id, state, state === 'inApproval' ? { stage: '主要领导签发' } : {});
});

const chase: Chase = {
  agencyId: 'shuiwu',
  year: 2025,
  at: '2026-02-02T01:00:00.000Z',
  round: 'campaign.2026-02-02',
  kind: 'notSubmitted',
  overdue: true,
  by: { kind: 'campaign' },
  to: ['县水务局办公室经办人'],
};

const failure = {
  mailId: `${hash('a')}.stage1.ask.head`,
  personId: 'head',
  role: '县水务局局长',
  kind: 'refused' as const,
  code: 'smtp 550',
  firstAt: '2026-01-26T02:00:00.000Z',
  lastAt: '2026-01-26T02:00:00.000Z',
  tries: 3,
  told: true,
  clearedAt: null,
};

const bureaus = [...'财政 民政 司法 公安 卫生健康 文化旅游 应急管理 市场监督管理 自然资源和规划'.split(' ')].map(
  (name, index) => bodyOf(`ju${index}`, `丙市青溪县${name}局`, { parent: 'qingxi' }),
);
const below = [...countyBodies, ...bureaus];

/** A county with a report of its own that does not agree, a body of the old form, some missing, and a sum fixed before. */
const createSums = async () => {
  const old = { edition: '2019', cells: { 't2.r3_6.corp': 2, 't1x.fee.prevItems': 3 } } as const;
  const filed = below.slice(0, 11).map(({ id }) => [id, consistentReport()] as const);
  const reports = { ...Object.fromEntries(filed), shuiwu: reportOf(old) };
  const world = createBoardWorld({
    register: boardRegister({ agencies: [county, ...below].map((agency) => ({ ...agency, chain: '水务局' })) }),
    standings: [standingFor('qingxi', 'inApproval')],
    submissions: [submissionOf({ agencyId: 'qingxi' })],
    validation: validationOf(),
    report: consistentReport({ agency: county.name }),
    published: { 2020: { jiaoyu: reportOf({ edition: '2019' }) }, 2024: reports, 2025: reports },
  });
  await world.signIn();
  const path = '/board/rollup/qingxi/2025';
  const none = await (await world.get(path)).text();
  const seen = await world.hidden(await world.get(path), 'seen');
  await world.post(path, [
    ['form', await world.formToken()],
    ['seen', seen],
  ]);
  world.publish(2025, below[12]!.id, consistentReport());
  const page = async (address: string) => (await world.get(address)).text();
  return {
    rollup: none,
    rollupStale: await page(`${path}?cell=t2.r1.total`),
    rollupFixed: await page(`${path}?fixed=1&came=undone`),
    rollupEmpty: await page('/board/rollup/qingxi/2023'),
    statistics: await page('/board/statistics/qingxi'),
  };
};

/** Pages of the board as they are with many agencies, and those a small installation seldom shows, by name. */
export const boardPages = async (): Promise<Record<string, string>> => {
  const large = createBoardWorld({ register: boardRegister({ agencies: many }), standings, failures: [failure] });
  const parked = createBoardWorld({
    standings: [standingFor('shuiwu', 'parked')],
    submissions: [submissionOf({ outcome: 'parked', endedAt: '2026-01-23T07:00:00.000Z' })],
    stages: [],
    chases: [chase],
  });
  for (const world of [large, parked]) await world.signIn();
  const text = async (answer: Promise<Response>): Promise<string> => (await answer).text();
  const form = await parked.formToken();
  const agency = '/board/2025/agencies/shuiwu';
  return {
    ...(await createSums()),
    many: await text(large.get('/board/2025?page=2')),
    none: await text(large.get('/board/2025?q=nobody')),
    chaseMany: await text(large.get(`/board/2025/chase?${many.map(({ id }) => `agency=${id}`).join('&')}`)),
    chaseNobody: await text(large.get('/board/2025/chase')),
    failures: await text(large.get('/board/mails')),
    parked: await text(parked.get(`${agency}?act=link&came=unmailed`)),
    restart: await text(parked.get(`${agency}/restart`)),
    restartRefused: await text(
      parked.post(`${agency}/restart`, [
        ['form', form],
        ['submission', hash('a')],
      ]),
    ),
    stray: await text(parked.post(`${agency}/restart`, [])),
    nothingHere: await text(parked.get('/board/1990')),
    refusedAddress: await text(createBoardWorld().post('/board/sign-in', [['mail', 'nowhere']])),
  };
};

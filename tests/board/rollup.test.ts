import { describe, expect, test } from 'vitest';
import type { Register } from '../../schemas/register.ts';
import type { Report } from '../../schemas/report.ts';
import { submissionOf } from '../builders/approval.ts';
import { validationOf } from '../builders/finding.ts';
import { reportOf } from '../builders/report.ts';
import { county, countyBodies } from '../builders/rollUp.ts';
import { type BoardParts, boardRegister, createBoardWorld, standingFor } from './world.ts';

const register = (): Register =>
  boardRegister({
    agencies: [county, ...countyBodies].map((agency) => ({ ...agency, chain: '水务局' })),
  });

const received = (count: number): Report => reportOf({ cells: { 't2.r1.corp': count, 't2.r1.total': count } });
const reports = { jiaoyu: received(1), shuiwu: received(2), bangongshi: received(4), jiujie: received(8) };
const path = '/board/rollup/qingxi/2025';

const signedIn = async (parts: BoardParts = {}) => {
  const world = createBoardWorld({ register: register(), published: { 2025: reports }, ...parts });
  await world.signIn();
  const text = async (address: string): Promise<string> => (await world.get(address)).text();
  const seen = async (): Promise<string> => world.hidden(await world.get(path), 'seen');
  const fix = async (what: string) =>
    world.post(path, [
      ['form', await world.formToken()],
      ['seen', what],
    ]);
  return { world, text, seen, fix };
};

/** What a page says, without its markup. */
const said = (page: string): string => page.replace(/<[^>]*>/gu, ' ').replace(/\s+/gu, '');

describe('the page of a sum', () => {
  test('is asked of officers only', async () => {
    const world = createBoardWorld({ register: register() });
    expect((await world.get(path)).headers.get('location')).toBe('/board/sign-in');
  });

  test('shows the sums, and who of the scope is missing', async () => {
    const { jiujie: _, ...some } = reports;
    const page = await (await signedIn({ published: { 2025: some } })).text(path);
    expect(page).toContain(`href="${path}?cell=t2.r1.corp#parts">7</a>`);
    expect(said(page)).toContain('汇总范围4个单位已公布3个尚缺1个');
    expect(page).toContain('href="/board/2025/chase?agency=jiujie"');
  });

  test('shows what each body gives to a cell', async () => {
    const page = await (await signedIn()).text(`${path}?cell=t2.r1.corp`);
    expect(said(page)).toContain(
      '各单位之和15件。各单位的数字，多的在前单位数字占比丙市青溪县旧街镇人民政府853.3%丙市青溪县人民政府办公室426.7%',
    );
  });

  test('a cell that is none shows no parts', async () => {
    expect(await (await signedIn()).text(`${path}?cell=constructor`)).not.toContain('id="parts"');
  });

  test('holds the report that was sent in last against the sums, and marks where it differs', async () => {
    const { text } = await signedIn({
      standings: [standingFor('qingxi', 'inApproval')],
      submissions: [submissionOf({ agencyId: 'qingxi' })],
      validation: validationOf(),
      report: reportOf({ agency: county.name, cells: { 't2.r1.corp': 15, 't2.r1.total': 16 } }),
    });
    const page = said(await text(path));
    expect(page).toContain('须改正第三部分表格有1格与汇总范围内4个单位之和不一致');
    expect(page).toContain('15，报告16');
    expect(page).not.toContain('15，报告15');
  });

  test('of a government that sums up nobody, or of a year without a form, there is none', async () => {
    const { world } = await signedIn();
    for (const address of ['/board/rollup/jiaoyu/2025', '/board/rollup/nobody/2025', '/board/rollup/qingxi/2018'])
      expect((await world.get(address)).status, address).toBe(410);
  });

  test('where only one government sums up others, the board leads to it', async () => {
    const { world } = await signedIn();
    expect((await world.get('/board/2025/rollup')).headers.get('location')).toBe(path);
  });
});

describe('fixing a sum', () => {
  test('keeps it, and says so for as long as it is what is published', async () => {
    const { text, seen, fix } = await signedIn();
    expect((await fix(await seen())).headers.get('location')).toBe(`${path}?came=done`);
    const page = await text(path);
    expect(said(page)).toContain('县政府办公室政务公开科科长与现状一致');
    expect(page).not.toContain('name="seen"');
  });

  test('once a body corrects its report it is out of date, and still to be seen as it was', async () => {
    const { world, text, seen, fix } = await signedIn();
    const { jiujie: _, ...some } = reports;
    world.putPublished(2025, some);
    await fix(await seen());
    world.publish(2025, 'jiujie', received(8));
    expect(said(await text(path))).toContain('固定的汇总已过时');
    expect(said(await text(path))).toContain('丙市青溪县旧街镇人民政府公布了报告');
    expect(await text(path)).toContain('cell=t2.r1.corp#parts">15</a>');
    expect(await text(`${path}?fixed=1`)).toContain('fixed=1&amp;cell=t2.r1.corp#parts">7</a>');
  });

  test('what has changed since it was looked at is not fixed', async () => {
    const { world, text, seen, fix } = await signedIn();
    const { jiujie: _, ...some } = reports;
    world.putPublished(2025, some);
    const before = await seen();
    world.publish(2025, 'jiujie', received(8));
    const answer = await fix(before);
    expect(answer.headers.get('location')).toBe(`${path}?came=undone`);
    expect(said(await text(`${path}?came=undone`))).toContain('没有固定：在您查看之后，有单位的报告发生了变化');
    expect(await text(path)).not.toContain('?fixed=1');
  });

  test('where nobody has published there is nothing to fix', async () => {
    expect(await (await signedIn({ published: {} })).text(path)).not.toContain('name="seen"');
  });

  test('a form of another session fixes nothing', async () => {
    const { world, text, seen } = await signedIn();
    expect((await world.post(path, [['seen', await seen()]])).status).toBe(400);
    expect(said(await text(path))).toContain('未固定');
  });
});

describe('files of a sum', () => {
  test.each([
    ['xlsx', 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'],
    ['docx', 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'],
    ['json', 'application/json; charset=utf-8'],
  ])('as %s', async (format, type) => {
    const { world } = await signedIn();
    const answer = await world.get(`${path}/file.${format}`);
    expect(answer.headers.get('content-type')).toBe(type);
    expect(decodeURIComponent(answer.headers.get('content-disposition') ?? '')).toContain(
      `丙市青溪县人民政府2025年政府信息公开工作年度报告汇总表.${format}`,
    );
  });

  test('of a fixed one there is none before it is fixed', async () => {
    const { world } = await signedIn();
    expect((await world.get(`${path}/file.json?fixed=1`)).status).toBe(410);
  });
});

describe('statistics over the years', () => {
  const old = reportOf({
    edition: '2019',
    cells: { 't2.r1.total': 4, 't2.r3_1.total': 3, 't2.r3_6.total': 1, 't2.r3_7.total': 4 },
  });
  const fresh = reportOf({ cells: { 't2.r1.total': 8, 't2.r3_1.total': 4, 't2.r3_6_3.total': 4, 't2.r3_7.total': 8 } });
  const published = { 2020: { shuiwu: old }, 2025: { shuiwu: fresh, jiaoyu: fresh } };

  test('of one body go across both editions', async () => {
    const page = said(await (await signedIn({ published })).text('/board/statistics/shuiwu'));
    expect(page).toContain('2020年2019年版格式2021年');
    expect(page).toContain('公开率75.0%50.0%');
    expect(page).toContain('其他处理14');
    expect(page).not.toContain('所属单位合计');
  });

  test('of a government add up its bodies', async () => {
    const page = said(await (await signedIn({ published })).text('/board/statistics/qingxi'));
    expect(page).toContain('所属单位合计');
    expect(page).toContain('2025年2/4个单位');
    expect(page).toContain('本年新收416');
  });

  test('are handed out as a table', async () => {
    const { world } = await signedIn({ published });
    const csv = await (await world.get('/board/statistics/shuiwu/file.csv')).text();
    expect(csv).toContain('项目,2020年,2021年,2022年,2023年,2024年,2025年');
    expect(csv).toContain('比率：公开率,75.0%,,,,,50.0%');
    expect((await world.get('/board/statistics/shuiwu/file.xlsx')).status).toBe(200);
    expect((await world.get('/board/statistics/nobody')).status).toBe(410);
  });
});

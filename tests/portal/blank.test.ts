import { handle } from 'hono/aws-lambda';
import { describe, expect, test } from 'vitest';
import { reportOf } from '../builders/report.ts';
import { reportIn } from '../parse/reading.ts';
import { pageOf } from './page.ts';
import { createWorld, secret, sendToken } from './world.ts';

const path = `/send/${sendToken}`;
const bytesOf = async (answer: Response): Promise<Uint8Array> => new Uint8Array(await answer.arrayBuffer());

describe('the blank form on the page of an agency', () => {
  test('is offered for the year that is due, as a Word document and as a workbook', async () => {
    const page = await pageOf(await createWorld().get(path));
    expect(page.texts('blank').join('')).toContain('可下载2025年度的空白格式');
    expect(page.attributes('a', 'href')).toEqual(expect.arrayContaining([`${path}/blank.docx`, `${path}/blank.xlsx`]));
  });

  test('is of the agency and the year, whoever opens the link', async () => {
    const report = await reportIn(await bytesOf(await createWorld().get(`${path}/blank.docx`)));
    expect(report.title).toBe('青溪县水务局2025年政府信息公开工作年度报告');
  });

  test('turns to the next year at midnight in Shanghai', async () => {
    const titleAt = async (now: string) =>
      (await reportIn(await bytesOf(await createWorld({ now }).get(`${path}/blank.docx`)))).year;
    expect(await titleAt('2025-12-31T15:59:59.000Z')).toBe(2024);
    expect(await titleAt('2025-12-31T16:00:00.000Z')).toBe(2025);
  });

  test('carries over what last year’s report left open, and leaves out what it gave no number for', async () => {
    const lastYear = reportOf({ year: 2024, cells: { 't2.r4.naturalPerson': 7, 't2.r4.corp': '/', 't2.r4.total': 7 } });
    const { cells } = await reportIn(await bytesOf(await createWorld({ lastYear }).get(`${path}/blank.docx`)));
    const written = Object.entries(cells).filter(([, { meaning }]) => meaning !== 'blank');
    expect(written.map(([name, { raw }]) => [name, raw])).toEqual([
      ['t2.r2.naturalPerson', '7'],
      ['t2.r2.research', '0'],
      ['t2.r2.welfare', '0'],
      ['t2.r2.legalService', '0'],
      ['t2.r2.other', '0'],
      ['t2.r2.total', '7'],
    ]);
  });

  test.each([
    ['docx', 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'],
    ['xlsx', 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'],
  ])('comes as a %s to keep, under its title, and is stored nowhere on the way', async (format, type) => {
    const { status, headers } = await createWorld().get(`${path}/blank.${format}`);
    expect(status).toBe(200);
    expect(headers.get('content-type')).toBe(type);
    expect(headers.get('content-disposition')).toBe(
      `attachment; filename*=UTF-8''${encodeURIComponent('青溪县水务局2025年政府信息公开工作年度报告')}.${format}`,
    );
    expect(headers.get('cache-control')).toBe('no-store');
  });

  test('leaves the function as bytes, not as text', async () => {
    const route = `${path}/blank.docx`;
    const answer = await handle(createWorld().app)({
      version: '2.0',
      routeKey: 'ANY /send/{proxy+}',
      rawPath: route,
      rawQueryString: '',
      headers: { 'x-origin-secret': secret, host: 'api.example.org' },
      body: null,
      isBase64Encoded: false,
      requestContext: {
        accountId: '',
        apiId: '',
        authentication: null,
        authorizer: {},
        domainName: 'api.example.org',
        domainPrefix: '',
        http: { method: 'GET', path: route, protocol: 'HTTP/1.1', sourceIp: '', userAgent: '' },
        requestId: '',
        routeKey: '',
        stage: '$default',
        time: '',
        timeEpoch: 0,
      },
    });
    expect(answer.isBase64Encoded).toBe(true);
    expect((await reportIn(Buffer.from(answer.body, 'base64'))).year).toBe(2025);
  });

  test('changes nothing, and is only to be had by GET', async () => {
    const world = createWorld();
    await world.get(`${path}/blank.docx`);
    expect(world.writes).toEqual([]);
    expect((await world.post(`${path}/blank.docx`, {})).status).toBe(405);
  });

  test('is refused where the link is no longer good', async () => {
    for (const answer of [
      await createWorld({ now: '2026-05-01T00:00:00.000Z' }).get(`${path}/blank.docx`),
      await createWorld().get(`/send/${'B'.repeat(43)}/blank.xlsx`),
    ])
      expect(answer.status).toBe(410);
  });
});

import { describe, expect, test } from 'vitest';
import { troubled, troubledReport } from '../feedback/troubled.ts';
import { pageOf } from './page.ts';
import { createWorld, overrideToken, type WorldParts } from './world.ts';

const path = `/override/${overrideToken}`;
const picture = `${path}/report/pictures/${'ab'.repeat(32)}.png`;
const world = (parts: WorldParts = {}) => createWorld({ report: troubledReport, validation: troubled, ...parts });

describe('the report a second officer is asked about', () => {
  test('is one click away from the request', async () => {
    expect((await pageOf(await world().get(path))).attributes('a', 'href')).toContain(`${path}/report`);
  });

  test('shows everything found at its place, with a way back', async () => {
    const answer = await world().get(`${path}/report`);
    expect(answer.status).toBe(200);
    const page = await pageOf(answer);
    expect(page.heading()).toBe('标注了问题的年报');
    expect(page.texts('feedback-tally')).toEqual(['3 处须改正5 处请核对1 处供参考1 处已准予通过']);
    expect(page.attributes('a', 'href')).toContain(path);
    expect(page.all('form')).toEqual([]);
  });

  test('with its pictures', async () => {
    const answer = await world().get(`${path}/report`);
    expect(answer.headers.get('content-security-policy')).toContain("img-src 'self' https://work.example.org;");
    expect((await pageOf(answer)).attributes('img', 'src')).toEqual([picture]);
    expect((await world().get(picture)).status).toBe(302);
    expect((await world().get(`${path}/report/pictures/${'cd'.repeat(32)}.png`)).status).toBe(410);
  });

  test('can be seen after the answer too', async () => {
    const answer = {
      personId: 'vice',
      choice: 'approve',
      opinion: '',
      answeredAt: '2026-01-24T08:00:00.000Z',
    } as const;
    expect((await world({ request: { answer } }).get(`${path}/report`)).status).toBe(200);
  });

  test.each<[string, WorldParts]>([
    ['that is locked', { overrideLink: { wrongCodes: 10 } }],
    ['that has ended', { now: '2026-06-01T00:00:00.000Z' }],
    ['of somebody who is no officer any more', { officers: ['office'] }],
  ])('is not shown by a link %s', async (_which, parts) => {
    for (const address of [`${path}/report`, picture]) expect((await world(parts).get(address)).status).toBe(410);
  });

  test('reading it changes nothing', async () => {
    const reading = world();
    await reading.get(`${path}/report`);
    expect((await reading.post(`${path}/report`, {})).status).toBe(405);
    expect(reading.writes).toEqual([]);
  });
});

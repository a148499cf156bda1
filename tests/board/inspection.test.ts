import { describe, expect, test } from 'vitest';
import type { Inspection } from '../../schemas/inspection.ts';
import { createBoardWorld } from './world.ts';

const runOf = (more: Partial<Inspection> = {}): Inspection => ({
  startedAt: '2026-01-26T19:00:00.000Z',
  by: 'clock',
  updatedAt: '2026-01-26T19:04:00.000Z',
  finishedAt: '2026-01-26T19:04:00.000Z',
  busyUntil: null,
  after: 'xianzheng',
  agencies: 4,
  looked: { agencies: 4, reports: 9, objects: 180, links: 220 },
  mended: 0,
  open: 0,
  findings: [],
  told: false,
  ...more,
});

const page = async (inspections: readonly Inspection[]): Promise<string> => {
  const world = createBoardWorld({ inspections });
  await world.signIn();
  return (await world.get('/board/inspection')).text();
};

describe('the page of the self-inspection', () => {
  test('says when it ran, how far it looked, and that all was well', async () => {
    const text = await page([runOf()]);
    expect(text).toContain('2026年1月27日 03:00');
    expect(text).toContain('9份年报，180个文件和网页，220条链接');
    expect(text).toContain('未发现问题');
    expect(text).not.toContain('需要处理');
  });

  test('names each place that somebody must see to, before what was mended', async () => {
    const bytes = { kind: 'bytes', problem: 'different', place: 'reports/shuiwu/2025/v1/report.pdf', mended: false };
    const mended = { kind: 'page', problem: 'missing', place: '2025/index.html', mended: true };
    const findings = [bytes, mended] as Inspection['findings'];
    const text = await page([runOf({ open: 1, mended: 1, findings }), runOf({ by: 'operator' })]);
    expect(text).toContain('需要处理1处');
    expect(text).toContain('已公布文件与审批时的不一致');
    expect(text.indexOf('reports/shuiwu/2025/v1/report.pdf')).toBeLessThan(text.indexOf('2025/index.html'));
    expect(text).toContain('手工自查');
  });

  test('says so as long as none has run, and while one is under way', async () => {
    expect(await page([])).toContain('尚未自查过');
    expect(await page([runOf({ finishedAt: null })])).toContain('正在进行');
  });
});

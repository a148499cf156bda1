import { describe, expect, test } from 'vitest';
import { isDue, isInHand, lastDue, newRun, withLook } from '../../functions/inspect/run.ts';
import { isToBeTold } from '../../functions/inspect/tell.ts';
import { inspectionFound } from '../../functions/notify/mails/inspection.ts';
import type { InspectionFinding } from '../../schemas/inspection.ts';
import { siteOf } from '../builders/site.ts';

const at = new Date('2026-01-26T19:00:00.000Z');
const look = { reports: 2, objects: 40, links: 50 };
const bytes: InspectionFinding = {
  kind: 'bytes',
  problem: 'different',
  place: 'reports/a/2025/v1/report.pdf',
  mended: false,
};
const page = (index: number): InspectionFinding => ({
  kind: 'page',
  problem: 'outdated',
  place: `${index}`,
  mended: true,
});

describe('a run is due', () => {
  test('once a day, from three in the morning in Shanghai', () => {
    expect(isDue(undefined, at)).toBe(true);
    expect(isDue('2026-01-25T19:00:10.000Z', new Date('2026-01-26T18:59:00.000Z'))).toBe(false);
    expect(isDue('2026-01-25T19:00:10.000Z', at)).toBe(true);
    expect(isDue('2026-01-26T19:00:00.000Z', new Date('2026-01-26T22:45:00.000Z'))).toBe(false);
  });

  test('and begins by its due time, so that two calls at once begin one run', () => {
    expect(lastDue(new Date('2026-01-26T20:15:00.000Z'))).toEqual(at);
    expect(lastDue(new Date('2026-01-26T18:59:59.000Z'))).toEqual(new Date('2026-01-25T19:00:00.000Z'));
  });

  test('and is in hand as long as whoever works on it may take', () => {
    const run = { ...newRun('clock', at), busyUntil: '2026-01-26T19:14:30.000Z' };
    expect(isInHand(run, new Date('2026-01-26T19:00:01.000Z'))).toBe(true);
    expect(isInHand(run, new Date('2026-01-26T19:15:00.000Z'))).toBe(false);
    expect(isInHand(newRun('clock', at), at)).toBe(false);
  });
});

describe('what a run has come to', () => {
  test('is counted whole, but only so many findings are kept, those first that are open', () => {
    const many = Array.from({ length: 300 }, (_, index) => page(index));
    const run = withLook(withLook(newRun('clock', at), look, many), look, [bytes]);
    expect(run).toMatchObject({ mended: 300, open: 1, looked: { reports: 4, objects: 80, links: 100 } });
    expect(run.findings).toHaveLength(200);
    expect(run.findings[0]).toEqual(bytes);
  });

  test('is told when it is over and something was found, once', () => {
    const over = { ...newRun('clock', at), finishedAt: at.toISOString() };
    expect(isToBeTold(over)).toBe(false);
    expect(isToBeTold({ ...over, mended: 1 })).toBe(true);
    expect(isToBeTold({ ...over, open: 1, told: true })).toBe(false);
    expect(isToBeTold({ ...over, open: 1, finishedAt: null })).toBe(false);
  });
});

describe('the letter to the authority', () => {
  const { authority } = siteOf();
  const letter = (findings: readonly InspectionFinding[]) =>
    inspectionFound(
      authority,
      withLook(newRun('clock', at), look, findings),
      'https://gongkai.example.org/board/inspection',
    );

  test('names every place somebody must see to, and how many were mended', () => {
    const { subject, text } = letter([bytes, page(1), page(2)]);
    expect(subject).toBe('需要处理：栏目自查发现1处问题');
    expect(text).toContain('已公布文件与审批时的不一致：reports/a/2025/v1/report.pdf');
    expect(text).toContain('网页未及时更新2处');
    expect(text).toContain('https://gongkai.example.org/board/inspection');
  });

  test('says that nothing is to be done when everything was mended', () => {
    const { subject, text } = letter([page(1)]);
    expect(subject).toBe('栏目自查修复1处，无需处理');
    expect(text).not.toContain('runbook');
  });
});

import type { Report } from '../../../schemas/report.ts';

const shown = [
  ['新收申请', 't2.r1.total'],
  ['上年结转', 't2.r2.total'],
  ['办理结果总计', 't2.r3_7.total'],
  ['结转下年度', 't2.r4.total'],
] as const;

/** The figures by which a report is told from another at a glance: what came in, what was done, what is left. */
export const keyFigures = (report: Report): [label: string, value: string][] =>
  shown.map(([label, name]) => {
    const raw = report.cells[name]?.raw.trim() ?? '';
    return [label, raw === '' ? '（空白）' : /^\d+$/.test(raw) ? `${raw}件` : raw];
  });

import { formerYears, submissions } from '../../examples/content/index.ts';
import type { Example } from '../../examples/model.ts';
import { merged, otherDistricts, saidOf } from './exampleBodies.ts';

type Counts = Readonly<Record<string, number>>;

const scaled = (counts: Counts, factor: number): Counts =>
  Object.fromEntries(Object.entries(counts).map(([name, count]) => [name, Math.round(count * factor)]));

/** What was in force before this year's were issued and repealed. */
const inForceBefore = (disclosure: Counts): Counts => {
  const of = (name: string): number => disclosure[name] ?? 0;
  return { 'normdoc.valid': of('normdoc.valid') - of('normdoc.issued') + of('normdoc.repealed') };
};

/** Applications of the year before: as many were carried over then as this year says were carried over to it. */
const applicationsBefore = (counts: Counts, factor: number): Counts => {
  const { r2 = 0, r4 = 0, ...results } = counts;
  return { ...scaled(results, factor), r2: Math.round(r4 * factor), r4: r2 };
};

/** The report of the same body for the year before, with figures that lead up to this one's. */
const yearBefore = (example: Example, factor: number): Example => {
  const { figures, year, agency } = example;
  const { slips: _, ...others } = example;
  return {
    ...others,
    year: year - 1,
    format: 'txt',
    preamble: [
      `本报告依照《中华人民共和国政府信息公开条例》编制，所列数据的统计期限自${year - 1}年1月1日起至${year - 1}年12月31日止。`,
    ],
    overview: [
      `${year - 1}年，${agency}依法做好主动公开和依申请公开工作，落实信息发布审查制度，及时更新公开目录，全年未发生因政府信息公开工作被追究责任的情形。`,
    ],
    problems: [`公开内容还不够细。${year}年将加强对各科室的指导。`],
    other: ['本年度未收取政府信息公开信息处理费。'],
    signature: [agency, `${year}年1月15日`],
    figures: {
      disclosure: { ...scaled(figures.disclosure, factor), ...inForceBefore(figures.disclosure) },
      applications: Object.fromEntries(
        Object.entries(figures.applications).map(([applicant, counts]) => [
          applicant,
          applicationsBefore(counts, factor),
        ]),
      ),
      disputes: scaled(figures.disputes, factor),
    },
  };
};

/** Of each year how the one before compares. */
const factors = [0.8, 1.1, 0.7, 0.9];

/** Years before an example, latest first: as far as there are examples those, and then what leads up to them. */
const yearsBefore = (example: Example, years: number): Example[] => {
  const before: Example[] = [];
  for (const factor of factors.slice(0, years)) {
    const after = before.at(-1) ?? example;
    const written = formerYears.find(({ agencyId, year }) => agencyId === after.agencyId && year === after.year - 1);
    before.push(written ?? yearBefore(after, factor));
  }
  return before;
};

const elsewhere = (example: Example, say: (text: string) => string): Example =>
  JSON.parse(say(JSON.stringify(example))) as Example;

/** Of the merged body two years are out, the last of its own. */
const ofMerged = (): Example[] => {
  const like = submissions.find(({ agencyId }) => agencyId === 'qingxi-jiaoyi')!;
  return yearsBefore(like, 4)
    .slice(2)
    .map((example) =>
      elsewhere({ ...example, agencyId: merged.id }, (text) => text.replaceAll(like.agency, merged.name)),
    );
};

/** Every report of the example column: five years of one district, three of the others. */
export const exampleYears = (): Example[] => [
  ...submissions.flatMap((example) => [example, ...yearsBefore(example, 4)]),
  ...otherDistricts.flatMap((district) =>
    submissions.flatMap((example) =>
      [example, ...yearsBefore(example, 2)].map((one) => elsewhere(one, (text) => saidOf(district, text))),
    ),
  ),
  ...ofMerged(),
];

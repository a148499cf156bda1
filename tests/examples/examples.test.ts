import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readRegister } from '../../cli/register.ts';
import { drafts, formerYears, submissions } from '../../examples/content/index.ts';
import { titleOf } from '../../examples/layout.ts';
import { type Example, writtenCells } from '../../examples/model.ts';
import { parse } from '../../functions/parse/parse.ts';
import { errorsOf } from '../../functions/validate/errorsOf.ts';
import { validate } from '../../functions/validate/validate.ts';
import { plainText, type Report } from '../../schemas/report.ts';

const register = await readRegister('examples/register.yaml');

const read = async (folder: string, { agencyId, year, format }: Example): Promise<Report> => {
  const name = `${agencyId}-${year}.${format}`;
  const outcome = await parse(readFileSync(`examples/${folder}/${name}`), name);
  if (outcome.status === 'unreadable') throw new Error(outcome.reason.message);
  return outcome.report;
};

/** Departments send in January, governments in March. */
const sentAt = ({ agencyId, year }: Example): string =>
  `${year + 1}-${agencyId === 'qingxi-zhengfu' ? '03-20' : '01-20'}T02:00:00.000Z`;

const findingsOf = async (folder: string, example: Example, lastYear?: Report) =>
  validate({
    report: await read(folder, example),
    agencies: register.agencies,
    agency: register.agencies.find(({ id }) => id === example.agencyId),
    lastYear,
    upload: {
      fileName: `${example.agencyId}.${example.format}`,
      format: example.format === 'txt' ? 'text' : example.format,
      at: sentAt(example),
    },
  }).findings;

describe.each([
  ...submissions.map((example) => ({ folder: 'submissions', example })),
  ...drafts.map((example) => ({ folder: 'drafts-with-errors', example })),
  ...formerYears.map((example) => ({ folder: 'former-years', example })),
])('in $folder, the report of $example.agencyId for $example.year', ({ folder, example }) => {
  it('reads exactly as it was written', async () => {
    const report = await read(folder, example);
    expect(report).toMatchObject({ title: titleOf(example), agency: example.agency, year: example.year });
    expect(Object.fromEntries(Object.entries(report.cells).map(([name, { raw }]) => [name, raw]))).toEqual(
      writtenCells(example),
    );
    expect(plainText(report.preamble)).toBe(example.preamble.join('\n'));
    expect(plainText(report.sections.overview)).toBe(example.overview.join('\n'));
    expect(plainText(report.sections.problems)).toBe(example.problems.join('\n'));
    expect(plainText(report.sections.other)).toBe([...example.other, ...example.signature].join('\n'));
  });

  it('is of a body of the register', () => {
    expect(register.agencies.find(({ id }) => id === example.agencyId)?.name).toBe(example.agency);
  });
});

describe('the examples show', () => {
  const shown = async (folder: string, examples: readonly Example[]): Promise<Record<string, string[]>> =>
    Object.fromEntries(
      await Promise.all(
        examples.map(async (example) => {
          const findings = (await findingsOf(folder, example)).filter(({ status }) => status !== 'notAssessable');
          return [example.agencyId, findings.map(({ rule, severity }) => `${rule} ${severity}`)];
        }),
      ),
    );

  it('what is right and what draws a remark', async () => {
    expect(await shown('submissions', submissions)).toEqual({
      'qingxi-jiaoyi': [],
      'qingxi-jiaoyu': [],
      'qingxi-shichang': [],
      'qingxi-songtao': [],
      'qingxi-wangquan': ['E02 warning', 'E12 warning', 'E14 warning'],
      'qingxi-zhengfu': [],
    });
  });

  it('what is returned', async () => {
    expect(await shown('drafts-with-errors', drafts)).toEqual({
      'qingxi-songtao': ['A03 error', 'A04 error', 'A08 error', 'D01 warning'],
    });
  });

  it('years that follow on each other', async () => {
    for (const former of formerYears) {
      const lastYear = await read('former-years', former);
      expect(errorsOf(validate({ report: lastYear }))).toEqual([]);
      const current = submissions.find(({ agencyId }) => agencyId === former.agencyId)!;
      const findings = await findingsOf('submissions', current, lastYear);
      const remarks = findings.filter(({ rule, status }) => rule.startsWith('C') && status !== 'notAssessable');
      expect(remarks).toEqual([]);
    }
  });
});

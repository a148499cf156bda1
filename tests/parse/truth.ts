import { readFileSync } from 'node:fs';
import { expect } from 'vitest';
import { z } from 'zod';
import { cellsOf } from '../../schemas/form/derive.ts';
import { formOf } from '../../schemas/form/index.ts';
import { plainText } from '../../schemas/report.ts';
import { sampleFile } from '../builders/samples.ts';
import { reportIn } from './reading.ts';

const TruthSchema = z.object({
  title: z.string(),
  agency: z.string(),
  year: z.number(),
  t1: z.record(z.string(), z.array(z.union([z.number(), z.string()]))),
  t2: z.array(z.array(z.number())),
  t3: z.array(z.number()),
  sections: z.record(z.string(), z.array(z.string())),
});

/** What the samples say of the report they all show. */
export const readTruth = (): z.infer<typeof TruthSchema> =>
  TruthSchema.parse(JSON.parse(readFileSync(sampleFile('truth.json'), 'utf8')));

/** Holds a file against what the samples say of the report they all show: every figure, the title, every section. */
export const expectTruth = async (file: Uint8Array): Promise<void> => {
  const truth = readTruth();
  const { title, agency, year } = truth;
  const report = await reportIn(file);
  const figures = [...Object.values(truth.t1).flat(), ...truth.t2.flat(), ...truth.t3].map(Number);
  expect(cellsOf(formOf('2021')).map((cell) => report.cells[cell.name]?.value)).toEqual(figures);
  expect(report).toMatchObject({ edition: '2021', title, agency, year, preamble: [] });
  expect(report.headings.map(({ key }) => key)).toEqual(formOf('2021').sections.map(({ key }) => key));
  const { overview, problems, other } = report.sections;
  const titled = (numeral: string): string | undefined =>
    Object.entries(truth.sections)
      .find(([title]) => title.startsWith(`${numeral}、`))?.[1]
      .join('\n');
  expect([overview, problems, other].map(plainText)).toEqual(['一', '五', '六'].map(titled));
  expect(report.tableNotes).toEqual({ disclosure: [], applications: [], disputes: [] });
};

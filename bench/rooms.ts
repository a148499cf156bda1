import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { parse } from '../functions/parse/parse.ts';
import { installedTypesetter } from '../functions/render/installedTypesetter.ts';
import { pageModel } from '../functions/render/model.ts';
import { renderPdf } from '../functions/render/pdf/pdf.ts';
import { render } from '../functions/render/render.ts';
import { validate } from '../functions/validate/validate.ts';
import type { Report } from '../schemas/report.ts';
import { type Measure, timed } from './statistics.ts';

const examples = {
  docx: 'examples/submissions/qingxi-jiaoyu-2025.docx',
  html: 'examples/submissions/qingxi-shichang-2025.html',
  txt: 'examples/submissions/qingxi-wangquan-2025.txt',
};

const read = async (file: string): Promise<Report> => {
  const outcome = await parse(readFileSync(file), basename(file));
  if (outcome.status === 'unreadable') throw new Error(`${file}: ${outcome.reason.message}`);
  return outcome.report;
};

/** Pure work of the rooms in one warm process. */
export const measureRooms = async (runs: number): Promise<Measure[]> => {
  const measures: Measure[] = [];
  for (const [format, file] of Object.entries(examples)) {
    await timed(20, () => read(file));
    measures.push({
      name: `parse ${format}, warm`,
      unit: 'ms',
      figures: await timed(runs, () => read(file)),
      budget: 30,
    });
  }
  const report = await read(examples.docx);
  const facts = { agencyId: 'qingxi-jiaoyu', agencyName: report.agency, year: report.year ?? 0 };
  const checking = await timed(runs, async () => validate({ report }));
  measures.push({ name: 'validate, warm', unit: 'ms', figures: checking, budget: 20 });

  const typesetter = await installedTypesetter();
  const model = pageModel(report, facts);
  const typeset = async () => renderPdf(model, new Map(), typesetter);
  await timed(5, typeset);
  measures.push({ name: 'PDF, warm', unit: 'ms', figures: await timed(runs, typeset), budget: 80 });
  measures.push({
    name: 'HTML, PDF, JSON, CSV and manifest, warm',
    unit: 'ms',
    figures: await timed(runs, () => render(report, facts)),
  });
  return measures;
};

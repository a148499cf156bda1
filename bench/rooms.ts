import { readFileSync } from 'node:fs';
import { parse } from '../functions/parse/parse.ts';
import { renderCard } from '../functions/render/card/card.ts';
import { keyFigures } from '../functions/render/card/keyFigures.ts';
import { installedRasteriser } from '../functions/render/card/rasteriser.ts';
import { installedTypesetter } from '../functions/render/installedTypesetter.ts';
import { pageModel } from '../functions/render/model.ts';
import { renderPdf } from '../functions/render/pdf/pdf.ts';
import { render } from '../functions/render/render.ts';
import { narrativeOf } from '../functions/validate/likeness/narrative.ts';
import { signatureOf } from '../functions/validate/likeness/signature.ts';
import { validate } from '../functions/validate/validate.ts';
import { plainText, type Report } from '../schemas/report.ts';
import { docFile } from '../tests/builders/doc.ts';
import { docxFile } from '../tests/builders/docx.ts';
import { htmlFile } from '../tests/builders/htmlFile.ts';
import { odtFile } from '../tests/builders/odt.ts';
import { numberedReport, reportOf } from '../tests/builders/report.ts';
import { rtfFile } from '../tests/builders/rtf.ts';
import { cellLineFile } from '../tests/builders/textFile.ts';
import { xlsxFile } from '../tests/builders/xlsx.ts';
import { type Measure, timed } from './statistics.ts';

const facts = { agencyId: 'qingxi-jiaoyu', agencyName: '云岭市清溪区教育局', year: 2025 };

/** The same report, every figure another number, in every format. */
const report = numberedReport();

const files = async (): Promise<Record<string, Uint8Array>> => {
  const rendered = await render(report, facts);
  const pdf = rendered.status === 'ok' ? rendered.files.find(({ path }) => path === 'report.pdf') : undefined;
  if (!pdf) throw new Error('The report was not rendered');
  return {
    docx: docxFile(report),
    doc: docFile(report),
    xlsx: xlsxFile(report),
    odt: odtFile(report),
    rtf: rtfFile(report),
    html: htmlFile(report),
    txt: cellLineFile(report),
    pdf: pdf.bytes,
  };
};

/** Milliseconds a warm reader may take for a normal report. */
const budgets: Readonly<Record<string, number>> = { doc: 15, pdf: 200 };
const usualBudget = 30;

const read = async (format: string, bytes: Uint8Array): Promise<void> => {
  const outcome = await parse(bytes, `report.${format}`);
  if (outcome.status === 'unreadable') throw new Error(`${format}: ${outcome.reason.message}`);
};

/** What a normal report says, and a text as long as nobody writes: a thousand characters, and a hundred thousand. */
const sentence = '本机关主动公开政府信息102条，修订审查办法，组织业务培训3次，接受社会评议；部分栏目更新不够及时。';
const normalLength = 1000;
const utmostLength = 100_000;

const measureLikeness = async (runs: number): Promise<Measure[]> => {
  const signed = (length: number) => {
    const narrated = reportOf({ overview: [sentence.repeat(Math.ceil(length / sentence.length)).slice(0, length)] });
    return timed(runs, async () => signatureOf(narrativeOf(narrated)));
  };
  await signed(normalLength);
  return [
    { name: 'likeness, signature', unit: 'ms', figures: await signed(normalLength), budget: 5 },
    { name: 'likeness, signature of 100,000 characters', unit: 'ms', figures: await signed(utmostLength), budget: 60 },
  ];
};

const example = 'examples/submissions/qingxi-zhengfu-2025.docx';

/** The same report with its narrative repeated until it is as long as any may be. */
const stretched = (short: Report): Report => {
  const { overview } = short.sections;
  const times = Math.ceil(utmostLength / plainText(overview).length);
  return { ...short, sections: { ...short.sections, overview: Array.from({ length: times }, () => overview).flat() } };
};

/** All rules on a report that is new each time, so that nothing can be remembered from the time before. */
const measureChecks = async (runs: number): Promise<Measure[]> => {
  const outcome = await parse(readFileSync(example), example);
  if (outcome.status === 'unreadable') throw new Error(outcome.reason.message);
  const checked = async (original: Report, times: number): Promise<number[]> => {
    const copies = Array.from({ length: times }, () => structuredClone(original));
    return timed(times, async () => validate({ report: copies.pop() ?? original, lastYear: original }));
  };
  await checked(outcome.report, 20);
  return [
    { name: 'validate, warm', unit: 'ms', figures: await checked(outcome.report, runs), budget: 20 },
    {
      name: 'validate, 100,000 characters of text',
      unit: 'ms',
      figures: await checked(stretched(outcome.report), Math.ceil(runs / 4)),
      budget: 200,
    },
  ];
};

/** Pure work of the rooms in one warm process. */
export const measureRooms = async (runs: number): Promise<Measure[]> => {
  const measures: Measure[] = [];
  for (const [format, bytes] of Object.entries(await files())) {
    await timed(20, () => read(format, bytes));
    const figures = await timed(runs, () => read(format, bytes));
    measures.push({ name: `parse ${format}, warm`, unit: 'ms', figures, budget: budgets[format] ?? usualBudget });
  }
  measures.push(...(await measureChecks(runs)));
  measures.push(...(await measureLikeness(runs)));

  const typesetter = await installedTypesetter();
  const model = pageModel(report, facts);
  const typeset = async () => renderPdf(model, new Map(), typesetter);
  await timed(5, typeset);
  measures.push({ name: 'PDF, warm', unit: 'ms', figures: await timed(runs, typeset), budget: 80 });
  const rasteriser = await installedRasteriser();
  const draw = async () => renderCard(model, keyFigures(report), typesetter, rasteriser);
  await timed(10, draw);
  measures.push({ name: 'picture of key figures, warm', unit: 'ms', figures: await timed(runs, draw), budget: 40 });
  measures.push({
    name: 'all files of a report and their manifest, warm',
    unit: 'ms',
    figures: await timed(runs, () => render(report, facts)),
  });
  return measures;
};

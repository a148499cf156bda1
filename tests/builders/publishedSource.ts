import type { Source } from '../../functions/publish/publish.ts';
import { renderCsv } from '../../functions/render/csv.ts';
import { renderHtml } from '../../functions/render/html.ts';
import { renderJson } from '../../functions/render/json.ts';
import { manifestHash, manifestOf, type OutputFile } from '../../functions/render/manifest.ts';
import { pageModel } from '../../functions/render/model.ts';
import { RegisterSchema } from '../../schemas/checkedRegister.ts';
import type { Agency, Register } from '../../schemas/register.ts';
import type { Report } from '../../schemas/report.ts';
import { reportOf } from './report.ts';

/** An agency of an invented register, with what a test says instead. */
type SomeAgency = Pick<Agency, 'id' | 'name' | 'kind'> & Partial<Agency>;

/** A register of these agencies, all with the same one person. */
export const registerOf = (agencies: readonly SomeAgency[]): Register =>
  RegisterSchema.parse({
    authority: {
      name: '云岭市清溪区人民政府办公室',
      mail: 'gongkai@example.org',
      contact: { phone: '000-12345678', mail: 'jiucuo@example.org', address: '清溪区和平路1号' },
    },
    people: [{ id: 'jingban', name: '林经办', role: '经办人', mail: 'jingban@example.org' }],
    officers: ['jingban'],
    chains: { 签发: [{ name: '主要领导签发', approvers: ['jingban'] }] },
    agencies: agencies.map((agency) => ({ senders: ['jingban'], chain: '签发', ...agency })),
  });

/** Words and a figure that stand in one publication and nowhere else, by its number. */
export const wordsOf = (number: number): string => `独此一份${String(number).padStart(6, '0')}号`;
export const figureOf = (number: number): number => 9_000_000 + number;

/** A report that says those words and has that figure where charts and comparisons show it. */
const markedReport = (agency: Agency, year: number, number: number): Report =>
  reportOf({
    agency: agency.name,
    year,
    overview: [`本年度主动公开、依申请公开工作平稳有序，见${wordsOf(number)}。`],
    cells: Object.fromEntries(
      ['t1.rule.issued', 't2.r1.naturalPerson', 't2.r1.total'].map((name) => [name, figureOf(number)]),
    ),
  });

/** The files of a report as they are published; text stands for the PDF. */
const filesOf = (report: Report, agency: Agency, year: number, number: number) => {
  const model = pageModel(report, { agencyId: agency.id, agencyName: agency.name, year });
  const files = [
    ['content.html', 'text/html; charset=utf-8', renderHtml(model)],
    ['report.csv', 'text/csv; charset=utf-8', renderCsv(report)],
    ['report.json', 'application/json; charset=utf-8', renderJson(report, model)],
    ['report.pdf', 'application/pdf', `%PDF-1.7 ${wordsOf(number)}`],
  ].map(([path, mediaType, text]): OutputFile => ({ path: path!, mediaType: mediaType!, bytes: Buffer.from(text!) }));
  return { files, manifest: manifestOf(model, files) };
};

/** What a source is made of; the number is the publication's own. */
export interface SourceParts {
  readonly agency: Agency;
  readonly year: number;
  readonly number: number;
  readonly order: string;
  readonly note?: string | null;
  readonly report?: Report;
}

/** A rendered report, ready to be published. */
export const sourceOf = ({ agency, year, number, order, note = null, report }: SourceParts): Source => {
  const { files, manifest } = filesOf(report ?? markedReport(agency, year, number), agency, year, number);
  const bytes = new Map(files.map((file) => [file.path, file.bytes]));
  return {
    agency,
    manifest,
    manifestHash: manifestHash(manifest),
    origin: { kind: 'import', by: '测试', why: '测试' },
    order,
    note,
    bytesOf: async (path) => bytes.get(path)!,
  };
};

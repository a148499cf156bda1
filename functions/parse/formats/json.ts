import { PublishedReportSchema, reportFromPublished } from '../../../schemas/publishedReport.ts';
import type { Block, Report } from '../../../schemas/report.ts';
import { decodeText } from '../encoding.ts';
import { readFigure } from '../figures.ts';
import type { Format } from '../format.ts';
import { maximumCharacters } from '../limits.ts';
import type { MappedReport } from '../mapper.ts';
import { damaged, limitExceeded, notPublishedJson } from '../reasons.ts';

const parsed = (content: string): unknown => {
  try {
    return JSON.parse(content);
  } catch {
    throw damaged('JSON 语法有误');
  }
};

const narrativeOf = ({ preamble, sections, tableNotes }: Report): Block[] => [
  ...preamble,
  ...Object.values(sections).flat(),
  ...Object.values(tableNotes).flat(),
];

/** A figure must mean what its text says, whoever wrote the file. */
const requireFigures = ({ cells }: Report): void => {
  for (const [name, cell] of Object.entries(cells)) {
    const { value, meaning } = readFigure(cell.raw);
    if (value !== cell.value || meaning !== cell.meaning) {
      throw notPublishedJson(`单元格 ${name} 的原文为“${cell.raw.slice(0, 20)}”，数值却是 ${cell.value ?? '空'}`);
    }
  }
};

/** Only the hash of a picture is published in it, so a report with pictures cannot be made again from it. */
const requireNoPictures = (report: Report): void => {
  if (narrativeOf(report).some((block) => block.type === 'picture')) {
    throw notPublishedJson('其中引用了图片，而图片不在文件内');
  }
};

/** The `report.json` this system publishes: it holds the typed report and is taken as it stands. */
export const json: Format<MappedReport> = {
  kind: 'json',
  read: ({ bytes }) => {
    const content = decodeText(bytes).replace(/^\uFEFF/u, '');
    if (content.length > maximumCharacters) throw limitExceeded(`文字多于 ${maximumCharacters} 个`);
    const published = PublishedReportSchema.safeParse(parsed(content));
    if (!published.success) {
      const { path } = published.error.issues[0]!;
      throw notPublishedJson(path.length === 0 ? '缺少报告内容' : `“${path.join('.').slice(0, 80)}”一项缺失或不合规定`);
    }
    const report = reportFromPublished(published.data);
    requireNoPictures(report);
    requireFigures(report);
    return { report, pictures: [] };
  },
};

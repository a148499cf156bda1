import { cellsOf } from '../../schemas/form/derive.ts';
import { formOf } from '../../schemas/form/index.ts';
import { type PublishedReport, PublishedReportSchema } from '../../schemas/publishedReport.ts';
import type { Report } from '../../schemas/report.ts';
import { labelsOf } from './labels.ts';
import type { PageModel } from './model.ts';

/**
 * The report as a machine-readable document. Figures and narrative are given as submitted (`raw` untouched), so that the
 * typed report can be read back; what was printed follows from it.
 */
export const renderJson = (report: Report, model: PageModel): string =>
  `${JSON.stringify(publishedReport(report, model), null, 1)}\n`;

const publishedReport = (report: Report, model: PageModel): PublishedReport =>
  PublishedReportSchema.parse({
    format: 'gongkai-report',
    formatVersion: 1,
    edition: report.edition,
    notice: formOf(report.edition).notice,
    agencyId: model.agencyId,
    agency: model.agencyName,
    year: model.year,
    title: model.title,
    submitted: { title: report.title, agency: report.agency, year: report.year, headings: report.headings },
    preamble: report.preamble,
    sections: model.sections.map(({ key, heading }) => ({
      key,
      heading,
      blocks: { ...report.sections, ...report.tableNotes }[key],
    })),
    cells: Object.fromEntries(
      cellsOf(formOf(report.edition)).map((cell) => [cell.name, { ...report.cells[cell.name], ...labelsOf(cell) }]),
    ),
  });

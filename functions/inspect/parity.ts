import { PublishedReportSchema } from '../../schemas/publishedReport.ts';
import { csvFigures, jsonFigures, pageFigures, unequalCells } from './figures.ts';
import { isOfStoredData, type Suspicion } from './look.ts';

/**
 * Holds the figures of a version against each other: data, table for spreadsheets, page. The text of the PDF is not read:
 * its bytes are those that were signed together with these.
 */
export const lookAtParity = (
  contents: ReadonlyMap<string, Uint8Array>,
  keyOf: (path: string) => string,
  agencyId: string,
): Suspicion[] => {
  const textOf = (path: string): string | undefined => {
    const bytes = contents.get(path);
    return bytes && new TextDecoder().decode(bytes);
  };
  const [json, csv, page] = ['report.json', 'report.csv', 'content.html'].map(textOf);
  if (json === undefined) return [];
  const suspect = (path: string, problem: 'different' | 'failed'): Suspicion => ({
    kind: 'parity',
    problem,
    place: keyOf(path),
    agencyId,
  });
  try {
    const report = PublishedReportSchema.parse(JSON.parse(json));
    const figures = jsonFigures(report);
    const same = (other: ReadonlyMap<string, number | null>): boolean => unequalCells(figures, other).length === 0;
    return [
      ...(csv === undefined || same(csvFigures(csv)) ? [] : [suspect('report.csv', 'different')]),
      ...(page === undefined || same(pageFigures(page, report.edition)) ? [] : [suspect('content.html', 'different')]),
    ];
  } catch (error) {
    if (!isOfStoredData(error)) throw error;
    return [{ ...suspect('report.json', 'failed'), error: error.name }];
  }
};

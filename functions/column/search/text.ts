import type { Listed } from '../../../schemas/listing.ts';
import type { PublishedReport } from '../../../schemas/publishedReport.ts';
import type { Block } from '../../../schemas/report.ts';
import type { SearchText } from './format.ts';

/** Characters of a report that are searched; what is beyond is not found. Real reports have some thousands. */
const mostCharacters = 60_000;

/** What is searched of a report: its narrative line by line. Figures of the statutory tables are left out. */
export const searchTextOf = (listed: Listed, report: PublishedReport): SearchText => {
  const { agencyId, year, version, agencyName, title, publishedAt } = listed;
  const blocks = [...report.preamble, ...report.sections.flatMap((section) => section.blocks)];
  const lines = blocks.flatMap(linesOf).map((line) => line.replace(/\s+/g, ' ').trim());
  const text = lines.filter((line) => line !== '').join('\n');
  return { agencyId, year, version, agencyName, title, publishedAt, text: text.slice(0, mostCharacters) };
};

const linesOf = (block: Block): readonly string[] => {
  switch (block.type) {
    case 'list':
      return block.items;
    case 'table':
      return block.rows.map((row) => row.map(({ text }) => text).join(' '));
    case 'picture':
      return [block.alternative];
    default:
      return [block.text];
  }
};

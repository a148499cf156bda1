import type { Block, Report } from '../../schemas/report.ts';

export type Picture = Extract<Block, { type: 'picture' }>;

/** Where a picture lies beside the page: named by the hash of its bytes, so that it can never change. */
export const picturePath = ({ sha256, mediaType }: Picture): string =>
  `pictures/${sha256}.${mediaType === 'image/png' ? 'png' : 'jpg'}`;

/** The pictures a report shows, each once, in reading order. */
export const picturesOf = ({ preamble, sections, tableNotes }: Report): Picture[] => {
  const blocks = [preamble, sections.overview, ...Object.values(tableNotes), sections.problems, sections.other].flat();
  const pictures = blocks.filter((block) => block.type === 'picture');
  return [...new Map(pictures.map((picture) => [picture.sha256, picture])).values()];
};

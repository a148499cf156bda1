import type { Block } from '../../schemas/report.ts';
import type { PageModel } from './model.ts';

export type Picture = Extract<Block, { type: 'picture' }>;

/** Where a picture lies beside the page: named by the hash of its bytes, so that it can never change. */
export const picturePath = ({ sha256, mediaType }: Picture): string =>
  `pictures/${sha256}.${mediaType === 'image/png' ? 'png' : 'jpg'}`;

/** The pictures a report shows, each once, in reading order. */
export const picturesOf = (model: Pick<PageModel, 'preamble' | 'sections'>): Picture[] => {
  const blocks = [...model.preamble, ...model.sections.flatMap((section) => section.blocks)];
  const pictures = blocks.filter((block) => block.type === 'picture');
  return [...new Map(pictures.map((picture) => [picture.sha256, picture])).values()];
};

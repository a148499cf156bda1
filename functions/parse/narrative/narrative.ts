import type { Block } from '../../../schemas/report.ts';
import type { DocumentBlock, Grid, Paragraph, Picture } from '../document.ts';
import { headingLevelOf } from './heading.ts';
import { type ReadPicture, readPicture } from './picture.ts';
import { isSignature } from './signature.ts';

export interface Narrative {
  readonly blocks: Block[];
  readonly pictures: readonly ReadPicture[];
}

const tableOf = (grid: Grid): Block => ({
  type: 'table',
  rows: grid.rows.map((row) => row.map(({ text, columnSpan, rowSpan }) => ({ text, columnSpan, rowSpan }))),
});

/** A picture that cannot be shown leaves its alternative text behind. */
const pictureOf = (picture: Picture): { block: Block | undefined; read: ReadPicture | undefined } => {
  const { bytes, alternative } = picture;
  const read = bytes && readPicture(bytes);
  if (!read)
    return { block: alternative === '' ? undefined : { type: 'paragraph', text: alternative }, read: undefined };
  const { sha256, mediaType, width, height } = read;
  return { block: { type: 'picture', sha256, mediaType, width, height, alternative }, read };
};

/** Index from which all blocks are sign-off lines. */
const signaturesFrom = (blocks: readonly DocumentBlock[], agency: string): number => {
  let from = blocks.length;
  for (
    let block = blocks[from - 1];
    block?.type === 'paragraph' && isSignature(block, agency);
    block = blocks[from - 1]
  ) {
    from -= 1;
  }
  return from;
};

/** A numbered line is a heading only with something under it: one after another they are the points of a list. */
const isHeading = (blocks: readonly DocumentBlock[], index: number, level: number): boolean => {
  const next = blocks[index + 1];
  if (!next) return false;
  const nextLevel = next.type === 'paragraph' ? headingLevelOf(next) : undefined;
  return nextLevel === undefined || nextLevel > level;
};

const paragraphOf = (body: readonly DocumentBlock[], index: number, paragraph: Paragraph): Block => {
  const { text } = paragraph;
  if (index >= body.length) return { type: 'signature', text };
  const level = headingLevelOf(paragraph);
  return level !== undefined && isHeading(body, index, level)
    ? { type: 'heading', level, text }
    : { type: 'paragraph', text };
};

/** Turns the flow of one section into narrative blocks. `agency` is the name in the title, to know its sign-off. */
export const narrativeOf = (flow: readonly DocumentBlock[], agency: string): Narrative => {
  const body = flow.slice(0, signaturesFrom(flow, agency));
  const blocks: Block[] = [];
  const pictures: ReadPicture[] = [];
  flow.forEach((block, index) => {
    if (block.type === 'paragraph') blocks.push(paragraphOf(body, index, block));
    else if (block.type === 'list') blocks.push({ type: 'list', ordered: block.ordered, items: [...block.items] });
    else if (block.type === 'grid') blocks.push(tableOf(block));
    else {
      const picture = pictureOf(block);
      if (picture.block) blocks.push(picture.block);
      if (picture.read) pictures.push(picture.read);
    }
  });
  return { blocks, pictures };
};

import type { Block } from '../../schemas/report.ts';
import { printable } from './text.ts';

/** What a reader hears of a picture for which the submission has no words. */
const unnamedPicture = '图片（未提供文字说明）';

/**
 * Narrative as it is printed: text made printable, what holds nothing left out, and sub-headings one level below another
 * at most, because outlines and screen readers rely on levels without gaps.
 */
export const printableBlocks = (blocks: readonly Block[]): Block[] => {
  let level = 0;
  return blocks
    .map(printableBlock)
    .filter(holdsSomething)
    .map((block) => {
      if (block.type !== 'heading') return block;
      level = Math.min(block.level, level + 1);
      return { ...block, level };
    });
};

/** Before section one there is no heading a sub-heading could stand under, so it is printed as a paragraph. */
export const printablePreamble = (blocks: readonly Block[]): Block[] =>
  printableBlocks(blocks).map((block) => (block.type === 'heading' ? { type: 'paragraph', text: block.text } : block));

const printableBlock = (block: Block): Block => {
  switch (block.type) {
    case 'list':
      return { ...block, items: block.items.map(printable) };
    case 'table':
      return { ...block, rows: block.rows.map((row) => row.map((cell) => ({ ...cell, text: printable(cell.text) }))) };
    case 'picture':
      return { ...block, alternative: printable(block.alternative).trim() || unnamedPicture };
    default:
      return { ...block, text: printable(block.text) };
  }
};

const holdsSomething = (block: Block): boolean => {
  switch (block.type) {
    case 'list':
      return block.items.length > 0;
    case 'table':
      return block.rows.some((row) => row.length > 0);
    case 'picture':
      return true;
    default:
      return block.text.trim() !== '';
  }
};

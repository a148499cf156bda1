import type { PrintedCell } from '../../schemas/form/printed.ts';
import { type Block, plainText } from '../../schemas/report.ts';
import type { Reason } from '../../schemas/submission.ts';
import type { PageModel } from './model.ts';

/** A character that cannot be printed and the first place it stands. */
interface MissingGlyph {
  readonly character: string;
  readonly place: string;
  readonly around: string;
}

/** How many places a reason lists; a text in a foreign script would otherwise fill pages. */
const listed = 20;

/**
 * Why a report cannot be set: characters for which no font has a glyph, each with the place where it first stands.
 * Undefined when every character can be printed.
 */
export const missingGlyphs = (model: PageModel, covers: (codePoint: number) => boolean): Reason | undefined => {
  const missing = new Map<string, MissingGlyph>();
  for (const { place, text } of textsOf(model)) {
    for (const { 0: character, index } of text.matchAll(/[^\n]/gu)) {
      if (missing.has(character) || covers(character.codePointAt(0)!)) continue;
      missing.set(character, { character, place, around: around(text, character, index) });
    }
  }
  return missing.size > 0 ? reason([...missing.values()]) : undefined;
};

const reason = (missing: readonly MissingGlyph[]): Reason => {
  const characters = missing.slice(0, listed).map(({ character }) => `“${character}”`);
  const more = missing.length > listed ? `等${missing.length}个字符` : '';
  return {
    code: 'missingGlyph',
    message: `文中的${characters.join('')}${more}在排版字库中没有字形，无法排印。请核对是否为误输入或自造字；可改用规范汉字（或在字后加注说明）后重新报送，确需使用原字的，请联系主管部门补充字库。`,
    details: missing
      .slice(0, listed)
      .map(
        ({ character, place, around: words }) => `${place}：“${character}”（${unicodeOf(character)}），见“${words}”`,
      ),
  };
};

const unicodeOf = (character: string): string =>
  `U+${character.codePointAt(0)!.toString(16).toUpperCase().padStart(4, '0')}`;

/** A few characters on either side, cut at whole characters. */
const around = (text: string, character: string, index: number): string => {
  const before = [...text.slice(0, index)].slice(-8).join('');
  const after = [...text.slice(index + character.length)].slice(0, 8).join('');
  return `${before}${character}${after}`.replaceAll('\n', ' ');
};

const textsOf = (model: PageModel): { place: string; text: string }[] => [
  { place: '标题', text: model.title },
  { place: '行政机关名称', text: model.agencyName },
  ...model.preamble.map((block) => ({ place: '正文之前', text: visibleText(block) })),
  ...model.sections.flatMap(({ heading, table, blocks }) => [
    ...(table ? [...table.head, ...table.bodies.flat()].flat() : []).map((cell) => ({
      place: `${heading}（表内${labelsOf(cell)}）`,
      text: cell.text,
    })),
    ...blocks.map((block) => ({ place: heading, text: visibleText(block) })),
  ]),
];

/** The alternative text of a picture is read aloud, never set in type. */
const visibleText = (block: Block): string =>
  block.type === 'picture' ? '' : plainText([block]).replaceAll('\t', '\n');

const labelsOf = ({ cell }: PrintedCell): string =>
  cell ? `“${[cell.row.leaf.label, cell.column.leaf.label].filter((label) => label !== '').join('－')}”栏` : '表头';

import * as z from 'zod';
import { cellsOf } from './form/derive.ts';
import { forms } from './form/index.ts';

/**
 * One figure as it was found.
 *
 * `raw` is the text of the cell untouched. `meaning` keeps apart what must not be mixed up: `number` (0 included),
 * `blank` (nothing written), `nil` (`/`, `-`, 无: the writer says there is none) and `text` (anything else; `value` is null).
 */
export const CellSchema = z.strictObject({
  value: z.number().nullable(),
  raw: z.string(),
  meaning: z.enum(['number', 'blank', 'nil', 'text']),
});
export type Cell = z.infer<typeof CellSchema>;

/** A cell of a simple table inside the narrative. */
const NarrativeCellSchema = z.strictObject({
  text: z.string(),
  columnSpan: z.int().min(1).default(1),
  rowSpan: z.int().min(1).default(1),
});

/** Media types of pictures a report may carry. */
export const PictureTypeSchema = z.enum(['image/png', 'image/jpeg']);

/** One piece of narrative, in reading order. */
export const BlockSchema = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('paragraph'), text: z.string() }),
  /** A sub-heading such as （一）主动公开; level 1 is directly under the section title. */
  z.strictObject({ type: z.literal('heading'), level: z.int().min(1).max(4), text: z.string() }),
  z.strictObject({ type: z.literal('list'), ordered: z.boolean(), items: z.array(z.string()) }),
  z.strictObject({ type: z.literal('table'), rows: z.array(z.array(NarrativeCellSchema)) }),
  z.strictObject({
    type: z.literal('picture'),
    /** Hex SHA-256 of the bytes; names the picture file. */
    sha256: z.string().regex(/^[0-9a-f]{64}$/),
    mediaType: PictureTypeSchema,
    /** Pixels. */
    width: z.int().positive(),
    height: z.int().positive(),
    alternative: z.string(),
  }),
  /** The sign-off at the end: the agency's name, the date; set to the right. */
  z.strictObject({ type: z.literal('signature'), text: z.string() }),
]);
export type Block = z.infer<typeof BlockSchema>;

export const EditionSchema = z.enum(['2021', '2019', '2021-2019']);

export const SectionKeySchema = z.enum(['overview', 'disclosure', 'applications', 'disputes', 'problems', 'other']);

/** A section title as it stands in the submission, in the order met; the basis of the structure rules E01–E03. */
export const FoundSectionSchema = z.strictObject({ key: SectionKeySchema, text: z.string() });

/**
 * Something a file holds that its page does not show, counted: pending insertions and deletions, comments, hidden text,
 * names of authors in its properties. `example` is the beginning of the first; names of authors are not kept.
 */
export const ObservationSchema = z.strictObject({
  kind: z.enum(['insertion', 'deletion', 'comment', 'hiddenText', 'author']),
  count: z.int().positive(),
  example: z.string().optional(),
});
export type Observation = z.infer<typeof ObservationSchema>;

/**
 * The typed content read from one submission.
 *
 * `cells` has every cell of the edition (200 in 2021, 198 in 2019, 186 in the mixture) by name; see `schemas/form/`. Narrative sections are
 * blocks. Text is kept as submitted, without leading and trailing white space.
 */
export const ReportSchema = z
  .strictObject({
    edition: EditionSchema,
    /** The title on one line, as printed; empty when the submission has none. */
    title: z.string(),
    /** The agency's name as it stands in the title; empty when not recognised. */
    agency: z.string(),
    /** The reporting year as it stands in the title; null when not recognised. */
    year: z.int().min(1949).max(9999).nullable(),
    /** What stands between title and section one; not part of the form. */
    preamble: z.array(BlockSchema),
    /** Section titles found, in order, duplicates included. */
    headings: z.array(FoundSectionSchema),
    sections: z.strictObject({
      overview: z.array(BlockSchema),
      problems: z.array(BlockSchema),
      other: z.array(BlockSchema),
    }),
    /** Notes the writer left beside a table, by section; most reports have none. */
    tableNotes: z.strictObject({
      disclosure: z.array(BlockSchema),
      applications: z.array(BlockSchema),
      disputes: z.array(BlockSchema),
    }),
    cells: z.record(z.string(), CellSchema),
    /** For rule E06, never published: rows whose label says nothing, taken for the line of the form at their place. */
    misprints: z
      .array(z.strictObject({ table: z.enum(['t1', 't2', 't3']), official: z.string(), printed: z.string() }))
      .optional(),
    /** For rule F06, never published. Empty: looked for and not found; absent: the format is not examined. */
    observations: z.array(ObservationSchema).optional(),
  })
  .check((context) => {
    const expected = cellsOf(forms[context.value.edition]).map((cell) => cell.name);
    const missing = expected.filter((name) => !(name in context.value.cells));
    const surplus = Object.keys(context.value.cells).length - (expected.length - missing.length);
    if (missing.length > 0 || surplus > 0) {
      context.issues.push({
        code: 'custom',
        path: ['cells'],
        input: context.value.cells,
        message: `edition ${context.value.edition} has ${expected.length} cells; missing ${missing.slice(0, 3).join(', ') || 'none'}, surplus ${surplus}`,
      });
    }
  });
export type Report = z.infer<typeof ReportSchema>;

/** Blocks as plain text, one line per paragraph, heading, item or row; pictures give their alternative text. */
export const plainText = (blocks: readonly Block[]): string => blocks.map(lineOf).join('\n');

const lineOf = (block: Block): string => {
  switch (block.type) {
    case 'list':
      return block.items.join('\n');
    case 'table':
      return block.rows.map((row) => row.map((cell) => cell.text).join('\t')).join('\n');
    case 'picture':
      return block.alternative;
    default:
      return block.text;
  }
};

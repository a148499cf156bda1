import { formOfYear } from '../../schemas/form/index.ts';
import type { Report } from '../../schemas/report.ts';
import { blankForm, titleOf } from './blankForm.ts';
import { carriedOver } from './carriedOver.ts';
import { blankDocx } from './docx.ts';
import { blankXlsx } from './xlsx.ts';

const writers = {
  docx: {
    write: blankDocx,
    mediaType: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  },
  xlsx: { write: blankXlsx, mediaType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet' },
} as const;

export type BlankFormat = keyof typeof writers;
export const blankFormats = Object.keys(writers) as BlankFormat[];

export interface BlankFile {
  /** The title with the ending; signs that file systems refuse are replaced. */
  readonly name: string;
  readonly mediaType: string;
  readonly bytes: Buffer;
}

/**
 * The form an agency fills in for a year, with what its report for the year before carried over. Throws RangeError for a
 * year without a form (before 2019).
 */
export const blankFile = (
  format: BlankFormat,
  agency: string,
  year: number,
  lastYear: Report | undefined,
): BlankFile => {
  const form = formOfYear(year);
  if (!form) throw new RangeError(`No edition of the form is for the year ${year}`);
  const { write, mediaType } = writers[format];
  return {
    name: `${titleOf({ agency, year }).replace(/[\\/:*?"<>|\p{Cc}]/gu, '－')}.${format}`,
    mediaType,
    bytes: write(blankForm({ agency, year, form, figures: carriedOver(form, lastYear) })),
  };
};

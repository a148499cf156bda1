import type { Numbered } from './numbered.ts';

/** Ids on the page, so that list and marks link to one another. */
export const names = (prefix: string) => ({
  finding: ({ number }: Numbered): string => `${prefix}finding-${number}`,
  /** The mark at a finding's first cell. */
  cell: ({ number }: Numbered): string => `${prefix}at-${number}-cell`,
  /** The mark at one of its quotes. */
  quote: ({ number }: Numbered, quote: number): string => `${prefix}at-${number}-text-${quote + 1}`,
  /** Its line at the head of the part it belongs to. */
  note: ({ number }: Numbered): string => `${prefix}at-${number}-part`,
  part: (place: string | undefined): string => `${prefix}part-${place ?? 'all'}`,
  prefix,
});

export type Names = ReturnType<typeof names>;

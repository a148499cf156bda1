import type { SectionKey } from '../../schemas/form/model.ts';
import type { Report } from '../../schemas/report.ts';
import type { DocumentBlock } from './document.ts';
import { sectionOf } from './sectionTitle.ts';
import { findTitle } from './title.ts';

/** The flow of a report, taken apart at its titles. */
export interface Outline {
  readonly title: string;
  readonly agency: string;
  readonly year: number | null;
  readonly preamble: readonly DocumentBlock[];
  readonly headings: Report['headings'];
  readonly sections: Readonly<Record<SectionKey, readonly DocumentBlock[]>>;
}

/** Lines before section one that may be the title; portals print menus and dates there as well. */
const titleSearchBlocks = 60;

const titleKey = (block: DocumentBlock): SectionKey | undefined =>
  block.type === 'paragraph' ? sectionOf(block.text) : undefined;

/** Takes a flow apart. `metadataTitle` serves when the page itself shows no title. */
export const outlineOf = (flow: readonly DocumentBlock[], metadataTitle: string | undefined): Outline => {
  const first = flow.findIndex((block) => titleKey(block) !== undefined);
  const before = first < 0 ? flow : flow.slice(0, first);
  const lines = before.slice(0, titleSearchBlocks).map((block) => (block.type === 'paragraph' ? block.text : '。'));
  const shown = findTitle(lines);
  const title = shown ?? findTitle([(metadataTitle ?? '').replace(/[_|—–-].*$/u, '').trim()]);
  const sections: Record<SectionKey, DocumentBlock[]> = {
    overview: [],
    disclosure: [],
    applications: [],
    disputes: [],
    problems: [],
    other: [],
  };
  const headings: Report['headings'] = [];
  let current: SectionKey | undefined;
  for (const block of flow.slice(before.length)) {
    const key = titleKey(block);
    if (key !== undefined && block.type === 'paragraph') {
      current = key;
      headings.push({ key, text: block.text });
    } else if (current) sections[current].push(block);
  }
  return {
    title: title?.title ?? '',
    agency: title?.agency ?? '',
    year: title?.year ?? null,
    // What stands before the title is furniture: menus, file numbers, 附件.
    preamble: shown ? before.slice(shown.from + shown.count) : before,
    headings,
    sections,
  };
};

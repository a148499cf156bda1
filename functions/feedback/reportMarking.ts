import type { Place } from '../../schemas/finding.ts';
import type { Report } from '../../schemas/report.ts';
import { lines, type Marking } from '../render/marking.ts';
import type { Picture } from '../render/pictures.ts';
import { type Html, html } from '../shared/html.ts';
import { badgeLink } from './badge.ts';
import { cellMarks, firstCell, markedFigure } from './cells.ts';
import { type Located, locate } from './locate.ts';
import { markedText } from './markedText.ts';
import type { Names } from './names.ts';
import type { Numbered } from './numbered.ts';
import { placeOf } from './parts.ts';

/** Where a finding is marked in the report: ids of its marks, with what they mark. */
export interface Marked {
  readonly id: string;
  readonly kind: 'cell' | 'text' | 'part';
}

export interface ReportMarking {
  readonly marking: Marking;
  /** The marks of a finding in printed order; none when it is about the report as a whole. */
  marksOf(one: Numbered): readonly Marked[];
}

/** Marks the findings in a report: at their cells, at their words, and the rest at the head of the part they belong to. */
export const reportMarking = (
  report: Report,
  findings: readonly Numbered[],
  names: Names,
  page: { readonly picture: (picture: Picture) => string; readonly nameId: string | undefined },
): ReportMarking => {
  const located = locate(report, findings);
  const cells = cellMarks(findings);
  const marked = marksIn(report, located, findings, names);
  const unplaced = findings.filter((one) => marked.get(one)!.every(({ kind }) => kind === 'part'));
  const spansOf = inPrintedOrder(located);
  return {
    marking: {
      idPrefix: names.prefix,
      ...(page.nameId !== undefined && { nameId: page.nameId }),
      words: (text, place, lineEnd) => {
        const spans = place === 'title' ? spansOfTitleLine(located, text) : spansOf(text, place);
        return spans.length === 0 ? lines(text, lineEnd) : markedText(text, spans, lineEnd, names);
      },
      figure: (name, text) => markedFigure(text, cells.get(name), names),
      note: (place) =>
        noteOf(
          unplaced.filter(({ finding }) => placeOf(finding) === place),
          names,
        ),
      picture: page.picture,
    },
    marksOf: (one) => marked.get(one) ?? [],
  };
};

const marksIn = (report: Report, located: readonly Located[], findings: readonly Numbered[], names: Names) => {
  const spans = Map.groupBy(
    located.flatMap((text) => text.spans),
    ({ numbered }) => numbered,
  );
  return new Map(
    findings.map((one): [Numbered, Marked[]] => {
      const cell = firstCell(one);
      const marks: Marked[] = [
        ...(cell !== undefined && cell in report.cells ? [{ id: names.cell(one), kind: 'cell' as const }] : []),
        ...(spans.get(one) ?? []).map(({ quote }) => ({ id: names.quote(one, quote), kind: 'text' as const })),
      ];
      const headed = marks.length === 0 && placeOf(one.finding) !== undefined;
      return [one, headed ? [{ id: names.note(one), kind: 'part' }] : marks];
    }),
  );
};

/** Equal texts of a part are told apart by their order, which is the order they are printed in. */
const inPrintedOrder = (located: readonly Located[]) => {
  const waiting = Map.groupBy(located, ({ place, text }) => `${place}\n${text}`);
  return (text: string, place: Place): Located['spans'] => waiting.get(`${place}\n${text}`)?.shift()?.spans ?? [];
};

/** The title is printed in lines; spans are moved to where the line begins, and may reach beyond it. */
const spansOfTitleLine = (located: readonly Located[], line: string): Located['spans'] => {
  const title = located.find(({ place }) => place === 'title');
  const at = title?.text.indexOf(line) ?? -1;
  if (!title || at < 0) return [];
  return title.spans
    .filter(({ from, to }) => from < at + line.length && to > at)
    .map((span) => ({
      ...span,
      from: span.from - at,
      to: span.to - at,
      marks: span.marks.map(([from, to]) => [from - at, to - at] as const),
    }));
};

const noteOf = (findings: readonly Numbered[], names: Names): Html | undefined =>
  findings.length === 0
    ? undefined
    : html`<ul class="feedback-note" aria-label="关于这一部分">${findings.map(
        (one) => html`<li>${badgeLink(one, names.note(one), names)} ${one.finding.message}</li>`,
      )}</ul>\n`;

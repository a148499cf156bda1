import type { Finding } from '../../schemas/finding.ts';
import { formOf } from '../../schemas/form/index.ts';
import type { Report } from '../../schemas/report.ts';
import { cellNamed, cellPlace } from '../validate/place.ts';

/** A figure to consider for one cell. */
export interface SuggestedFigure {
  /** “二、上年结转政府信息公开申请数量”行“总计”列 */
  readonly place: string;
  /** What stands in the cell now, in words where nothing does. */
  readonly now: string;
  readonly value: number;
  /** The same as one sentence. */
  readonly sentence: string;
}

/** The figure a finding suggests, with what it would replace; undefined when it suggests none. */
export const suggestedFigure = (report: Report, { suggestion, left }: Finding): SuggestedFigure | undefined => {
  const cell = suggestion && report.cells[suggestion.cell];
  if (!suggestion || !cell) return undefined;
  const { value } = suggestion;
  const place = cellPlace(cellNamed(formOf(report.edition), suggestion.cell));
  const now = cell.raw.trim() || '空白';
  // Only where two sides were compared is it known that all sums would hold.
  const reason = left === undefined ? `推算为${value}` : `如填${value}则各处相等`;
  return { place, now, value, sentence: `${place}现为${now}，${reason}；请对照台账核实后再改。` };
};

/** The sentence for where only text is read, unless the message says as much itself. */
export const suggestionSentence = (report: Report, finding: Finding): string | undefined => {
  const figure = suggestedFigure(report, finding);
  const said = figure && finding.message.includes(figure.place) && finding.message.includes(`为${figure.value}`);
  return said ? undefined : figure?.sentence;
};

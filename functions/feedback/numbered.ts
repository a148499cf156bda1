import type { Finding } from '../../schemas/finding.ts';
import { parts, placeOf } from './parts.ts';

/** How much a finding asks of its reader; what the authority let pass asks nothing any more. */
export type Tone = 'error' | 'warning' | 'info' | 'passed';

/** A finding with the number by which list, tables and text refer to it. */
export interface Numbered {
  /** From 1, in the order of the list. */
  readonly number: number;
  readonly tone: Tone;
  readonly finding: Finding;
}

/** What a reader is asked to do, by tone. */
export const toneWords: Readonly<Record<Tone, string>> = {
  error: '须改正',
  warning: '请核对',
  info: '供参考',
  passed: '已准予通过',
};

/** From what must be done to what need not. */
export const tones: readonly Tone[] = ['error', 'warning', 'info', 'passed'];

/** Which tone shows where several findings are about the same. */
export const worstTone = (shown: readonly Tone[]): Tone => tones.find((tone) => shown.includes(tone)) ?? 'info';

export const toneOf = ({ severity, override }: Finding): Tone => (override ? 'passed' : severity);

/**
 * Numbers the findings part by part in printed order, in each part what must be corrected first. What could not be
 * assessed is no finding about the report and has no number.
 */
export const numbered = (findings: readonly Finding[]): Numbered[] =>
  parts
    .flatMap(({ place }) => {
      const here = findings.filter((finding) => finding.status !== 'notAssessable' && placeOf(finding) === place);
      return tones.flatMap((tone) => here.filter((finding) => toneOf(finding) === tone));
    })
    .map((finding, index) => ({ number: index + 1, tone: toneOf(finding), finding }));

import type { Finding } from '../../../schemas/finding.ts';
import type { Report } from '../../../schemas/report.ts';
import { toneOf } from '../../feedback/numbered.ts';
import { parts, placeOf } from '../../feedback/parts.ts';
import { suggestionSentence } from '../../feedback/suggestion.ts';
import type { Part } from '../letter.ts';

const marks = { error: '【须改正】', warning: '【请核对】', info: '' } as const;

/**
 * Findings in words a clerk can act on, grouped by part of the report in printed order; in each part what must be
 * corrected comes first. What could not be assessed is not the sender's concern and is left out. `report` is what the
 * findings are about; without it no figures are suggested.
 */
export const findingLists = (findings: readonly Finding[], report?: Report): Part[] =>
  parts.flatMap(({ place, title }): Part[] => {
    const here = findings.filter((finding) => placeOf(finding) === place);
    const items = (['error', 'warning'] as const).flatMap((severity) =>
      here
        .filter((finding) => toneOf(finding) === severity)
        .map((finding) => `${marks[severity]}${said(finding, report)}`),
    );
    return items.length > 0 ? [{ kind: 'list', title, items }] : [];
  });

/** The message, and what figure to consider where the message does not say so. */
const said = (finding: Finding, report: Report | undefined): string =>
  `${finding.message}${(report && suggestionSentence(report, finding)) ?? ''}`;

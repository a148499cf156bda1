import type { Finding, Override } from '../../../schemas/finding.ts';
import { shanghaiDateTime } from '../../shared/time.ts';

/** The findings the authority let pass. */
export const overriddenOf = (findings: readonly Finding[]): (Finding & { override: Override })[] =>
  findings.flatMap((finding) => (finding.override ? [{ ...finding, override: finding.override }] : []));

/** Who let it pass and when, by role. */
export const allowedBy = ({ by, confirmedBy, at }: Override): string =>
  `${by}${confirmedBy === null ? '' : `提出，${confirmedBy}复核`}同意，${shanghaiDateTime(at)}`;

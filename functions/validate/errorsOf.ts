import type { Finding, Validation } from '../../schemas/finding.ts';

/** What returns a submission: errors that nobody has let pass. */
export const errorsOf = ({ findings }: Pick<Validation, 'findings'>): Finding[] =>
  findings.filter(({ severity, override }) => severity === 'error' && !override);

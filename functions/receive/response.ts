import type { Drop, Submission } from '../../schemas/submission.ts';

/**
 * What an event asks for, given the record that stands: to start its path (again: the first event may have been cut short), to
 * try it once more, nothing, or to come again later. An upload whose scan failed is parked; found clean by a scan
 * after that, it goes on by itself.
 */
export const responseTo = (
  { outcome, drop }: Pick<Submission, 'outcome' | 'drop'>,
  { scan }: Pick<Drop, 'scan'>,
): 'start' | 'restart' | 'nothing' | 'comeAgain' => {
  const isMended = drop.scan === 'failed' && scan === undefined;
  if (outcome === null) return isMended ? 'comeAgain' : 'start';
  return isMended && outcome === 'parked' ? 'restart' : 'nothing';
};

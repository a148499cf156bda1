import type { Stage } from '../../schemas/approval.ts';

/** What the sealed task token of a stage is bound to: it cannot be opened as that of another stage. */
export const sealContext = ({ submissionId, index }: Pick<Stage, 'submissionId' | 'index'>) => ({
  submissionId,
  stage: String(index),
});

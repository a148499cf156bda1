import { ValidationSchema } from '../../schemas/finding.ts';
import { readJson } from '../shared/objects.ts';
import { validationKey } from '../shared/places.ts';
import { errorsOf } from '../validate/errorsOf.ts';

/** The rules whose errors returned a submission, each once. */
export const faultyRules = async (workBucket: string, submissionId: string): Promise<string[]> => {
  const validation = await readJson(workBucket, validationKey(submissionId), ValidationSchema);
  return [...new Set(errorsOf(validation).map(({ rule }) => rule))];
};

import type { InspectedKind, InspectionFinding } from '../../schemas/inspection.ts';
import { type Derived, holds, markOf, writeDerived } from '../column/refresh.ts';
import { findObject, type StoredObject } from '../shared/objects.ts';
import { isOfStoredData, type Mended, type Suspicion } from './look.ts';

type Made = () => Promise<Derived | undefined>;

/**
 * What is wrong with a derived object, if anything. `outdated`: somebody of ours made it, but not from what is true now;
 * `different`: it holds something we did not put there.
 */
export const judge = (found: StoredObject | undefined, derived: Derived): InspectionFinding['problem'] | undefined => {
  if (!found) return 'missing';
  const { options } = derived;
  const { made } = found.metadata;
  if (made !== markOf(derived)) return made === undefined ? 'different' : 'outdated';
  const same =
    found.contentType === options.contentType &&
    Object.entries(options.metadata ?? {}).every(([name, value]) => found.metadata[name] === value) &&
    holds(found.body, derived);
  return same ? undefined : 'different';
};

export interface PageLook {
  readonly suspicion?: Suspicion;
  /** Text of a page as it should be, to follow its links; absent where it is no text. */
  readonly text?: string;
}

export interface DerivedObject {
  readonly bucket: string;
  readonly key: string;
  readonly kind: InspectedKind;
  /** Makes it from the truth as it is when asked. */
  readonly make: Made;
  /** Makes the same for a look only, from what was read a moment ago. */
  readonly makeToCompare?: Made | undefined;
  readonly agencyId?: string | undefined;
}

/** Holds a derived object against what would be made now. */
export const lookAtPage = async (object: DerivedObject): Promise<PageLook> => {
  const { bucket, key, kind, make, makeToCompare = make, agencyId } = object;
  const about = { kind, place: key, ...(agencyId !== undefined && { agencyId }) };
  try {
    const found = await findObject(bucket, key);
    const derived = await makeToCompare();
    if (!derived) return {};
    const problem = judge(found, derived);
    const text = typeof derived.body === 'string' ? { text: derived.body } : {};
    return problem ? { ...text, suspicion: { ...about, problem, mend: () => makeAgain(object) } } : text;
  } catch (error) {
    if (!isOfStoredData(error)) throw error;
    return { suspicion: { ...about, problem: 'failed', error: error.name } };
  }
};

/** Puts what would be made now in the place of what is there, unless somebody does so at the same time. */
const makeAgain = async ({ bucket, key, make }: DerivedObject): Promise<Mended> => {
  for (let turn = 0; turn < 2; turn += 1) {
    const found = await findObject(bucket, key);
    const derived = await make();
    if (!derived || judge(found, derived) === undefined) return 'fine';
    if ((await writeDerived(bucket, key, derived, found?.etag)) === 'written') return 'mended';
  }
  return 'fine';
};

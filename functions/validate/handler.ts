import { StageResultSchema, ValidateInputSchema } from '../../schemas/events.ts';
import { agencyOf, deadlinesOf } from '../../schemas/register.ts';
import { ReportSchema } from '../../schemas/report.ts';
import { type Reason, SubmissionSchema } from '../../schemas/submission.ts';
import { readFamily } from '../rollup/family.ts';
import { canaryAgency } from '../shared/canary.ts';
import { variable } from '../shared/config.ts';
import { keys } from '../shared/keys.ts';
import { readJson, writeJson } from '../shared/objects.ts';
import { reportKey, validationKey } from '../shared/places.ts';
import { readRegister, registerFor } from '../shared/register.ts';
import { stage } from '../shared/stage.ts';
import { readItem, updateItem } from '../shared/table.ts';
import { errorsOf } from './errorsOf.ts';
import { findLastYear } from './lastYear.ts';
import { narrativeOf } from './likeness/narrative.ts';
import { namesOf } from './likeness/ownNames.ts';
import { findAlike, keepLikeness } from './likenessStore.ts';
import { findingsReason, olderThanTakenReason, unknownAgencyReason } from './reasons.ts';
import { isOutrun, take } from './taken.ts';
import { validate } from './validate.ts';

const table = variable('TABLE_NAME');
const workBucket = variable('WORK_BUCKET');
const publicBucket = variable('PUBLIC_BUCKET');

const returned = (reason: Reason) => ({ outcome: 'returned' as const, reason });
const superseded = (year: number) => ({ outcome: 'superseded' as const, reason: olderThanTakenReason(year) });

/** Checks a report that was read; one without errors takes the agency's year, unless a later upload has. */
export const handler = stage('validate', ValidateInputSchema, StageResultSchema, async ({ submissionId, format }) => {
  const [submission, report, whole] = await Promise.all([
    readItem(table, keys.submission(submissionId), SubmissionSchema),
    readJson(workBucket, reportKey(submissionId), ReportSchema),
    readRegister(workBucket),
  ]);
  const { agencyId, drop, fileName, uploadedAt, overrides } = submission;
  const register = registerFor(whole, agencyId);
  const agency = agencyOf(register, agencyId);
  if (!agency) return returned(unknownAgencyReason(agencyId, drop.key));

  const { year } = report;
  const narrative = narrativeOf(report, namesOf(agency));
  const likenessPlace = { table, workBucket, register };
  const [lastYear, likeness, family] =
    year === null
      ? []
      : await Promise.all([
          findLastYear({ table, publicBucket }, agencyId, year),
          findAlike(likenessPlace, agencyId, year, narrative),
          readFamily({ table, publicBucket }, register, agency, year, new Date()),
        ]);
  const validation = validate({
    report,
    agency,
    agencies: register.agencies,
    lastYear,
    likeness,
    ...family,
    upload: { fileName, format, at: uploadedAt },
    chain: register.chains[agency.chain],
    settings: register.settings.checks,
    deadlines: deadlinesOf(register, agency),
    overrides,
  });
  await writeJson(workBucket, validationKey(submissionId), validation);
  await updateItem(table, keys.submission(submissionId), { year, progress: 'checked', ...(format && { format }) });

  if (year !== null && (await isOutrun(table, submission, year))) return superseded(year);
  const errors = errorsOf(validation);
  if (errors.length > 0 || year === null) return returned(findingsReason(errors));
  if ((await take(table, submission, year)) === 'conflict') return superseded(year);
  // Nobody's report is to be told that it is like that of the canary.
  if (agencyId !== canaryAgency.id) await keepLikeness(likenessPlace, submission, year, narrative);
  return { outcome: 'ok' as const };
});

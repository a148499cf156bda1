import { StageSchema } from '../../schemas/approval.ts';
import { ManifestSchema, PublicationSchema } from '../../schemas/publication.ts';
import { personOf, type Register } from '../../schemas/register.ts';
import type { Submission } from '../../schemas/submission.ts';
import { keys } from '../shared/keys.ts';
import { readJson } from '../shared/objects.ts';
import { manifestKey } from '../shared/places.ts';
import { findItem, queryItems } from '../shared/table.ts';
import type { Mail } from './mail.ts';
import type { About } from './mails/about.ts';
import { published } from './mails/published.ts';
import { authorityMailbox, type Recipient, senderOf, withoutRepeats } from './recipient.ts';
import type { NotifyPlace } from './returnedMail.ts';

/** The number under which a submission was published; 1 in the rare case that a later one has taken its place since. */
const versionOf = async (table: string, { submissionId, agencyId, year }: Submission): Promise<number> => {
  const out = year === null ? undefined : await findItem(table, keys.publication(agencyId, year), PublicationSchema);
  return out?.origin.kind === 'submission' && out.origin.submissionId === submissionId ? out.version : 1;
};

/** The mails about a publication: to the sender, to everyone who approved, and to the authority. */
export const publishedMails = async (
  { table, workBucket, baseUrl }: NotifyPlace,
  about: About,
  register: Register,
  path: string,
): Promise<{ readonly recipient: Recipient; readonly mail: Mail }[]> => {
  const { submission } = about;
  const [stages, manifest] = await Promise.all([
    queryItems(table, keys.submission(submission.submissionId).pk, StageSchema, 'STAGE#'),
    readJson(workBucket, manifestKey(submission.submissionId), ManifestSchema),
  ]);
  const approvers = stages.flatMap((stage) =>
    stage.decisions.flatMap(({ personId }) => {
      // As in the register now, if still there: addresses change.
      const person = personOf(register, personId) ?? stage.approvers.find(({ id }) => id === personId);
      return person ? [person] : [];
    }),
  );
  const facts = {
    url: `${baseUrl}${path}`,
    title: manifest.title,
    publishedAt: submission.endedAt ?? new Date().toISOString(),
    version: await versionOf(table, submission),
  };
  return withoutRepeats([senderOf(register, submission), ...approvers, authorityMailbox(register)]).map(
    (recipient) => ({
      recipient,
      mail: published(about, recipient.role, facts),
    }),
  );
};

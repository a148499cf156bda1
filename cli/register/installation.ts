import { lists } from '../../functions/shared/keys.ts';
import { findObject, readJson, writeObject } from '../../functions/shared/objects.ts';
import { registerChangeKey, registerChanges, registerKey } from '../../functions/shared/places.ts';
import { queryList } from '../../functions/shared/table.ts';
import { type RegisterChange, RegisterChangeSchema } from '../../schemas/registerChange.ts';
import { SubmissionSchema } from '../../schemas/submission.ts';
import { bucketKeys } from '../bucketKeys.ts';
import type { Outputs } from '../outputs.ts';
import { type RegisterShelf, sha256 } from './importRegister.ts';

const json = { contentType: 'application/json; charset=utf-8' };

type Place = Pick<Outputs, 'WorkBucketName' | 'TableName'>;

/** The register of an installation. */
export const registerOfInstallation = ({ WorkBucketName: bucket, TableName: table }: Place): RegisterShelf => ({
  find: async () => {
    const found = await findObject(bucket, registerKey);
    return found && { text: new TextDecoder().decode(found.body), etag: found.etag };
  },
  put: (text, over) =>
    writeObject(bucket, registerKey, text, { ...json, only: over === undefined ? 'absent' : { etag: over } }),
  record: async (change) => {
    const key = registerChangeKey(change.at, change.register);
    const written = await writeObject(bucket, key, JSON.stringify(change), { ...json, only: 'absent' });
    if (written === 'conflict') throw new Error(`s3://${bucket}/${key} is there already; try again`);
  },
  underWay: async (agencyId) => {
    const submissions = await queryList(table, lists.agency(agencyId, '').listPk, SubmissionSchema);
    return submissions.filter(({ outcome }) => outcome === null).map(({ receiptNumber }) => receiptNumber);
  },
});

/** Every change that was recorded, oldest first, and the SHA-256 of the register in force. */
export const recordedChanges = async (
  place: Place,
): Promise<{ changes: RegisterChange[]; inForce: string | undefined }> => {
  const { WorkBucketName: bucket } = place;
  const [keys, found] = await Promise.all([bucketKeys(bucket, registerChanges), registerOfInstallation(place).find()]);
  const changes = await Promise.all(keys.map((key) => readJson(bucket, key, RegisterChangeSchema)));
  return { changes, inForce: found && sha256(found.text) };
};

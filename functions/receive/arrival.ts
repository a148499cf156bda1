import type { ObjectCreatedSchema, ObjectScanned } from '../../schemas/events.ts';
import type { Drop } from '../../schemas/submission.ts';

/** One object version that is told of: by the bucket, or, where there is a malware gate, by the scan of it. */
export interface Arrival {
  readonly drop: Drop;
  /** Orders versions of one key; a scan does not know it. */
  readonly sequencer: string | undefined;
  readonly scanned: boolean;
}

type ObjectCreated = ReturnType<typeof ObjectCreatedSchema.parse>;
type Verdict = ObjectScanned['detail']['scanResultDetails']['scanResultStatus'];

/** Of an upload nobody may vouch for, the sender must do something; where a scan broke, we must. */
const scans: Readonly<Record<Verdict, Drop['scan']>> = {
  NO_THREATS_FOUND: undefined,
  THREATS_FOUND: 'threats',
  UNSUPPORTED: 'unsupported',
  ACCESS_DENIED: 'failed',
  FAILED: 'failed',
};

/** Reads either event; both name one version of one object. */
export const arrivalOf = (event: ObjectCreated | ObjectScanned): Arrival => {
  if (event['detail-type'] === 'Object Created') {
    const { bucket, object } = event.detail;
    const drop = { bucket: bucket.name, key: object.key, versionId: object['version-id'], attempt: 1 };
    return { drop, sequencer: object.sequencer, scanned: false };
  }
  const { s3ObjectDetails: object, scanResultDetails } = event.detail;
  const scan = scans[scanResultDetails.scanResultStatus];
  const { bucketName: bucket, objectKey: key, versionId } = object;
  return { drop: { bucket, key, versionId, attempt: 1, ...(scan && { scan }) }, sequencer: undefined, scanned: true };
};

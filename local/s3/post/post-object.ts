import type { Principal } from '../../contracts.ts';
import { readCredential } from '../../signature-claim.ts';
import { findSigner, requireSameSignature, signLines } from '../../signing.ts';
import { requireRight } from '../access.ts';
import { declaredChecksum } from '../body/checksums.ts';
import { rawBytes } from '../body/raw.ts';
import { withChecksum } from '../body/verify.ts';
import { requireKey } from '../call.ts';
import { createObject, modificationTime } from '../creation.ts';
import { invalidArgument, S3Error } from '../errors.ts';
import { keptHeaders, refuseUnknownHeaders } from '../headers.ts';
import { writeBody } from '../store/bodies.ts';
import type { Call, Operation, S3 } from '../types.ts';
import { type PostedFile, readForm } from './form-data.ts';
import { type LengthRange, readPolicy, requirePolicy } from './policy.ts';
import { postResponse } from './response.ts';

/** PostObject: a form, signed by its policy, with which a browser uploads one file. */
export const postObject: Operation = async (s3, call) => {
  const { fields: sent, file } = await readForm(rawBytes(call.request.body), call.headers['content-type'] ?? '');
  if (!file) throw invalidArgument('POST requires exactly one file upload per request.', 'file', '0');
  const key = requireField(sent, 'key').replace(/\$\{filename\}/g, () => file.name);
  const fields = new Map([...sent, ['key', key], ['bucket', call.bucket.name]]);
  const { principal, lengths } = await admit(s3, fields, call.request.principal);
  const headers = objectHeaders(fields);
  const upload: Call = { ...call, key, headers, request: { ...call.request, principal } };
  requireKey(key);
  requireRight(s3, upload, 's3:PutObject');
  const checksum = declaredChecksum(headers);
  const counted = withinLengths(file, lengths);
  const bytes = checksum ? withChecksum(counted, checksum.algorithm, () => checksum.value) : counted;
  const { body, size, md5 } = await writeBody(s3.bodies, bytes);
  const record = {
    body,
    size,
    etag: md5,
    modifiedAt: modificationTime(s3),
    headers: keptHeaders(headers),
    ...(checksum ? { checksum: { ...checksum, type: 'FULL_OBJECT' as const } } : {}),
  };
  const version = await createObject(s3, upload, record, 'POST Object');
  return postResponse(call, fields, version);
};

interface Admission {
  readonly principal: Principal;
  readonly lengths: readonly LengthRange[];
}

/** Who signed the form, once its policy is found to allow what it carries. Without a policy the sender is anonymous. */
async function admit(s3: S3, fields: ReadonlyMap<string, string>, sender: Principal): Promise<Admission> {
  const encoded = fields.get('policy');
  if (encoded === undefined) return { principal: sender, lengths: [] };
  const principal = await findFormSigner(s3, fields, encoded);
  const policy = readPolicy(encoded);
  requirePolicy(policy, fields, s3.clock.now());
  return { principal, lengths: policy.lengths };
}

async function findFormSigner(s3: S3, fields: ReadonlyMap<string, string>, policy: string): Promise<Principal> {
  const algorithm = requireField(fields, 'x-amz-algorithm');
  if (algorithm !== 'AWS4-HMAC-SHA256') {
    throw invalidArgument('Unsupported signing algorithm', 'x-amz-algorithm', algorithm);
  }
  const credential = requireField(fields, 'x-amz-credential');
  const scope = readCredential(credential);
  if (scope?.service !== 's3' || !requireField(fields, 'x-amz-date').startsWith(scope.date)) {
    throw invalidArgument(
      'The Credential is mal-formed, or not of the date of x-amz-date.',
      'x-amz-credential',
      credential,
    );
  }
  const signer = findSigner(scope.accessKeyId, fields.get('x-amz-security-token'), s3.findCredentials);
  requireSameSignature(await signLines(signer, scope, [policy]), requireField(fields, 'x-amz-signature'));
  return signer.principal;
}

const signingFields = ['algorithm', 'credential', 'date', 'signature', 'security-token'].map((name) => `x-amz-${name}`);
const headerOfField = new Map([
  ['acl', 'x-amz-acl'],
  ['tagging', 'x-amz-tagging'],
]);

/** The fields that become headers of the object; those that say what is not done here are refused. */
function objectHeaders(fields: ReadonlyMap<string, string>): Record<string, string> {
  const entries = [...fields].filter(([name]) => ![...signingFields, 'if-match', 'if-none-match'].includes(name));
  const headers = Object.fromEntries(entries.map(([name, value]) => [headerOfField.get(name) ?? name, value]));
  refuseUnknownHeaders(headers);
  return headers;
}

function requireField(fields: ReadonlyMap<string, string>, name: string): string {
  const value = fields.get(name);
  if (value !== undefined) return value;
  const message = `Bucket POST must contain a field named '${name}'.  If it is specified, please check the order of the fields.`;
  throw invalidArgument(message, name, '');
}

async function* withinLengths(file: PostedFile, lengths: readonly LengthRange[]) {
  const max = Math.min(5 * 1024 ** 3, ...lengths.map((range) => range.max));
  const min = Math.max(0, ...lengths.map((range) => range.min));
  let size = 0;
  for await (const bytes of file.bytes) {
    size += bytes.byteLength;
    if (size > max) {
      const message = 'Your proposed upload exceeds the maximum allowed size';
      throw new S3Error('EntityTooLarge', message, 400, { ProposedSize: size, MaxSizeAllowed: max });
    }
    yield bytes;
  }
  if (size >= min) return;
  const message = 'Your proposed upload is smaller than the minimum allowed size';
  throw new S3Error('EntityTooSmall', message, 400, { ProposedSize: size, MinSizeAllowed: min });
}

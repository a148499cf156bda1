import type { ServiceResponse } from '../../contracts.ts';
import { writtenHeaders } from '../object-headers.ts';
import type { ObjectVersion } from '../store/versions.ts';
import type { Call } from '../types.ts';
import { writeXml } from '../xml.ts';

/** Answers a form the way it asks for: a redirect, 200, 201 with a description, or 204, which is also the default. */
export function postResponse(call: Call, fields: ReadonlyMap<string, string>, version: ObjectVersion): ServiceResponse {
  const { bucket, key, record } = version;
  const location = `http://${call.headers.host}/${bucket}/${key.split('/').map(encodeURIComponent).join('/')}`;
  const etag = `"${record.etag}"`;
  const headers = { ...writtenHeaders(call.bucket, version), location };
  const redirect = readRedirect(fields.get('success_action_redirect') ?? fields.get('redirect'));
  if (redirect) {
    for (const [name, value] of Object.entries({ bucket, key, etag })) redirect.searchParams.append(name, value);
    return { status: 303, headers: { ...headers, location: redirect.href } };
  }
  const status = fields.get('success_action_status');
  if (status === '200') return { status: 200, headers };
  if (status !== '201') return { status: 204, headers };
  const body = writeXml(
    [
      'PostResponse',
      [
        ['Location', location],
        ['Bucket', bucket],
        ['Key', key],
        ['ETag', etag],
      ],
    ],
    false,
  );
  return { status: 201, headers: { ...headers, 'content-type': 'application/xml' }, body };
}

/** An address that cannot be one is passed over, as S3 does. */
function readRedirect(address: string | undefined): URL | undefined {
  const url = address === undefined ? null : URL.parse(address);
  return url?.protocol === 'http:' || url?.protocol === 'https:' ? url : undefined;
}

import { ServiceError, type ServiceResponse } from './contracts.ts';
import { errorResponse, newRequestId } from './s3/errors.ts';

/** Services that speak XML beside S3; all others take and give JSON. */
const queryProtocols = new Set(['cloudfront', 'sts', 'iam', 'sns', 'cloudformation']);

/** Writes an error the way clients of a service read it. What is not a ServiceError is a fault of ours (500). */
export function protocolError(service: string, error: unknown, target: string): ServiceResponse {
  const requestId = newRequestId();
  if (service === 's3') return errorResponse(error, target, requestId);
  const { code, message, status } =
    error instanceof ServiceError ? error : new ServiceError('InternalFailure', 'An internal error occurred.', 500);
  if (queryProtocols.has(service)) {
    const text = message.replace(/[&<>]/g, (sign) => `&#${sign.charCodeAt(0)};`);
    const kind = status < 500 ? 'Sender' : 'Receiver';
    const body = `<ErrorResponse><Error><Type>${kind}</Type><Code>${code}</Code><Message>${text}</Message></Error><RequestId>${requestId}</RequestId></ErrorResponse>`;
    return { status, headers: { 'content-type': 'text/xml' }, body };
  }
  return {
    status,
    headers: { 'content-type': 'application/json', 'x-amzn-errortype': code, 'x-amzn-requestid': requestId },
    body: JSON.stringify({ __type: code, message }),
  };
}

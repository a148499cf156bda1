import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import type { Principal, Service } from '../../../local/contracts.ts';

export interface Answer {
  readonly status: number;
  readonly body: Record<string, unknown>;
}

/** Calls an operation of a JSON service as its clients do, without the wire. */
export const call = async (
  service: Service,
  operation: string,
  input: object,
  principal: Principal = { kind: 'operator' },
): Promise<Answer> => {
  const response = await service({
    method: 'POST',
    target: '/',
    headers: { 'x-amz-target': `Service.${operation}`, 'content-type': 'application/x-amz-json-1.1' },
    body: Readable.from([JSON.stringify(input)]),
    principal,
  });
  const body = await buffer(Readable.from([response.body ?? '']));
  return { status: response.status, body: JSON.parse(body.toString() || '{}') };
};

import { randomUUID } from 'node:crypto';
import { buffer } from 'node:stream/consumers';
import PostalMime from 'postal-mime';
import { z } from 'zod';
import {
  type Authorize,
  account,
  type Emit,
  type MayDo,
  type Principal,
  partition,
  region,
  type Service,
  ServiceError,
} from '../contracts.ts';
import { bounceOf } from './bounces.ts';
import { errorResponse, jsonResponse, notImplemented, readInput } from './json-service.ts';

export interface MailServiceOptions {
  readonly authorize: Authorize;
  readonly mayDo: MayDo;
  /** Takes the mail as it would go over the wire. */
  readonly deliver: (raw: Uint8Array) => Promise<unknown>;
  /** Is told of a mail that comes back instead. */
  readonly emit: Emit;
}

const SendInput = z.looseObject({
  FromEmailAddress: z.string().optional(),
  Content: z.strictObject({ Raw: z.strictObject({ Data: z.base64() }) }),
});

const contentType = 'application/json';

/** Simple Email Service, version 2: SendEmail with raw content. The mail is put into the local mailbox, or comes back. */
export const createMailService =
  (options: MailServiceOptions): Service =>
  async ({ method, target, body, principal }) => {
    try {
      if (method !== 'POST' || target !== '/v2/email/outbound-emails') throw notImplemented(`${method} ${target}`);
      const input = readInput(SendInput, JSON.parse((await buffer(body)).toString()));
      const raw = Buffer.from(input.Content.Raw.Data, 'base64');
      authorizeSender(await findSender(raw, input.FromEmailAddress), principal, options);
      const bounce = await bounceOf(raw);
      await (bounce ? options.emit(bounce) : options.deliver(raw));
      return jsonResponse(200, { MessageId: randomUUID() }, contentType);
    } catch (error) {
      const response = errorResponse(error, contentType);
      return response.status === 400 && error instanceof ServiceError && error.code === 'AccessDenied'
        ? { ...response, status: 403 }
        : response;
    }
  };

/** The bare address mails come from: as named in the request, otherwise as in the From line. */
const findSender = async (raw: Uint8Array, named: string | undefined): Promise<string> => {
  const address =
    named === undefined ? (await PostalMime.parse(raw)).from?.address : (/<(.+)>/.exec(named)?.[1] ?? named);
  if (address) return address;
  throw new ServiceError('BadRequestException', 'Missing final sender: the mail has no From address.', 400);
};

/** The identity that is asked may be the address or its domain; a raw mail needs the right to send raw mails. */
const authorizeSender = (sender: string, principal: Principal, { authorize, mayDo }: MailServiceOptions): void => {
  const context = { 'ses:FromAddress': sender };
  const identity = (name: string) => `arn:${partition}:ses:${region}:${account}:identity/${name}`;
  if (mayDo(principal, 'ses:SendRawEmail', identity(sender), context)) return;
  authorize(principal, 'ses:SendRawEmail', identity(sender.slice(sender.lastIndexOf('@') + 1)), context);
};

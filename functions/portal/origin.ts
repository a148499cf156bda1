import { createHash, timingSafeEqual } from 'node:crypto';
import type { Context } from 'hono';
import type { Click } from '../../schemas/click.ts';

const digest = (text: string): Buffer => createHash('sha256').update(text).digest();

/** Whether a request came through our distribution; takes the same time whatever was sent. */
export const comesThroughOurDoor = (sent: string | undefined, secret: string): boolean =>
  timingSafeEqual(digest(sent ?? ''), digest(secret));

/** The caller's address without its port, from the header CloudFront sets; undefined when it is not there. */
export const viewerAddress = (header: string | undefined): string | undefined =>
  header?.replace(/:\d+$/, '') || undefined;

/** Where an act came from, for the audit. */
export const clickOf = (context: Context): Click => ({
  address: viewerAddress(context.req.header('cloudfront-viewer-address')) ?? '',
  agent: (context.req.header('user-agent') ?? '').slice(0, 400),
});

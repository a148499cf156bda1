import { randomBytes } from 'node:crypto';
import { buffer } from 'node:stream/consumers';
import { SaxesParser } from 'saxes';
import {
  type Authorize,
  account,
  type Clock,
  partition,
  type Service,
  ServiceError,
  type ServiceResponse,
} from '../contracts.ts';
import { notImplemented } from './json-service.ts';

export interface InvalidationsOptions {
  readonly authorize: Authorize;
  readonly clock: Clock;
  readonly distributionId: string;
  /** Forgets what is cached under these paths (`/reports/*`). */
  readonly invalidate: (paths: readonly string[]) => void;
}

const address = /^\/2020-05-31\/distribution\/([^/?]+)\/invalidation$/;

/** CloudFront: CreateInvalidation. It has taken effect when it is answered, other than on AWS. */
export const createInvalidations =
  (options: InvalidationsOptions): Service =>
  async ({ method, target, body, principal }) => {
    try {
      const [, id = ''] = address.exec(target) ?? [];
      if (method !== 'POST' || id === '') throw notImplemented(`${method} ${target}`);
      if (id !== options.distributionId)
        throw new ServiceError('NoSuchDistribution', 'The specified distribution does not exist.', 404);
      options.authorize(principal, 'cloudfront:CreateInvalidation', distributionArn(id));
      const batch = readBatch((await buffer(body)).toString());
      options.invalidate(batch.paths);
      return answer(batch, options.clock.now());
    } catch (error) {
      if (!(error instanceof ServiceError)) throw error;
      return xml(
        error.status,
        `<ErrorResponse><Error><Type>Sender</Type><Code>${error.code}</Code><Message>${escapeXml(error.message)}</Message></Error></ErrorResponse>`,
      );
    }
  };

const distributionArn = (id: string): string => `arn:${partition}:cloudfront::${account}:distribution/${id}`;

interface Batch {
  readonly paths: readonly string[];
  readonly callerReference: string;
}

const readBatch = (text: string): Batch => {
  const found: Record<string, string[]> = { Path: [], CallerReference: [] };
  let content = '';
  const parser = new SaxesParser();
  parser.on('opentag', () => {
    content = '';
  });
  parser.on('text', (part) => {
    content += part;
  });
  parser.on('closetag', ({ name }) => {
    found[name]?.push(content);
  });
  parser.on('error', () => {
    throw malformed();
  });
  parser.write(text).close();
  const [callerReference] = found.CallerReference ?? [];
  const paths = found.Path ?? [];
  if (callerReference === undefined || paths.length === 0 || paths.some((path) => !path.startsWith('/')))
    throw malformed();
  return { paths, callerReference };
};

const malformed = (): ServiceError =>
  new ServiceError('MalformedXML', 'The invalidation batch is not understood.', 400);

const answer = ({ paths, callerReference }: Batch, now: Date): ServiceResponse => {
  const items = paths.map((path) => `<Path>${escapeXml(path)}</Path>`).join('');
  const batch = `<Paths><Quantity>${paths.length}</Quantity><Items>${items}</Items></Paths><CallerReference>${escapeXml(callerReference)}</CallerReference>`;
  const id = `I${randomBytes(7).toString('hex').toUpperCase().slice(0, 13)}`;
  return xml(
    201,
    `<Invalidation><Id>${id}</Id><Status>Completed</Status><CreateTime>${now.toISOString()}</CreateTime><InvalidationBatch>${batch}</InvalidationBatch></Invalidation>`,
  );
};

const xml = (status: number, body: string): ServiceResponse => ({
  status,
  headers: { 'content-type': 'text/xml' },
  body: `<?xml version="1.0" encoding="UTF-8"?>${body}`,
});

const escapeXml = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

import { Readable } from 'node:stream';
import { beforeEach, describe, expect, it } from 'vitest';
import { createClock } from '../../../local/clock.ts';
import { type Authorize, ServiceError } from '../../../local/contracts.ts';
import { createInvalidations } from '../../../local/services/invalidations.ts';

let forgotten: (readonly string[])[];
beforeEach(() => {
  forgotten = [];
});

const batch = (...paths: string[]): string =>
  `<?xml version="1.0"?><InvalidationBatch xmlns="http://cloudfront.amazonaws.com/doc/2020-05-31/"><Paths><Quantity>${paths.length}</Quantity>` +
  `<Items>${paths.map((path) => `<Path>${path}</Path>`).join('')}</Items></Paths><CallerReference>r&amp;1</CallerReference></InvalidationBatch>`;

const send = async (
  body: string,
  target = '/2020-05-31/distribution/E1/invalidation',
  authorize: Authorize = () => {},
) => {
  const invalidate = (paths: readonly string[]) => void forgotten.push(paths);
  const service = createInvalidations({ authorize, clock: createClock(), distributionId: 'E1', invalidate });
  const principal = { kind: 'role', arn: 'arn:aws:iam::000000000000:role/Publish' } as const;
  const response = await service({ method: 'POST', target, headers: {}, body: Readable.from([body]), principal });
  return { status: response.status, body: String(response.body) };
};

describe('an invalidation', () => {
  it('forgets its paths before it is answered', async () => {
    const answer = await send(batch('/index.html', '/reports/a&amp;b/*'));
    expect(answer.status).toBe(201);
    expect(answer.body).toContain('<Status>Completed</Status>');
    expect(answer.body).toContain('<Path>/reports/a&amp;b/*</Path>');
    expect(answer.body).toContain('<CallerReference>r&amp;1</CallerReference>');
    expect(forgotten).toEqual([['/index.html', '/reports/a&b/*']]);
  });

  it.each([
    ['no paths', batch()],
    ['a path without a slash', batch('index.html')],
    ['no XML', '{}'],
    ['broken XML', batch('/a').slice(0, -10)],
  ])('with %s is refused', async (_, body) => {
    expect(await send(body)).toMatchObject({ status: 400, body: expect.stringContaining('<Code>MalformedXML</Code>') });
    expect(forgotten).toEqual([]);
  });

  it('is asked of the one distribution, by those who may', async () => {
    expect(await send(batch('/a'), '/2020-05-31/distribution/E2/invalidation')).toMatchObject({ status: 404 });
    const refuse: Authorize = (_principal, action, resource) => {
      throw new ServiceError('AccessDenied', `${action} ${resource}`, 403);
    };
    expect(await send(batch('/a'), undefined, refuse)).toMatchObject({
      status: 403,
      body: expect.stringContaining('cloudfront:CreateInvalidation arn:aws:cloudfront::000000000000:distribution/E1'),
    });
    expect(forgotten).toEqual([]);
  });

  it('is all the API does: other operations are answered with 501', async () => {
    expect(await send('', '/2020-05-31/distribution')).toMatchObject({ status: 501 });
  });
});

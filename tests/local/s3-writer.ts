// A process that writes object after object and says which were acknowledged, until it is killed.
import { createHash, randomBytes } from 'node:crypto';
import { Readable } from 'node:stream';
import { createClock } from '../../local/clock.ts';
import { createS3 } from '../../local/s3/s3.ts';

const { service } = createS3({
  directory: process.argv[2] ?? '',
  clock: createClock(),
  emit: () => new Promise(() => {}),
  authorize: () => {},
  mayDo: () => true,
  findCredentials: () => undefined,
  buckets: [{ name: 'drop', versioned: true, eventBridge: true }],
});

async function writeForever(writer: number): Promise<never> {
  for (let number = 0; ; number += 1) {
    const body = randomBytes(200_000);
    const target = `/drop/${writer}/${number}`;
    const headers = { host: '127.0.0.1', 'content-length': String(body.length) };
    const principal = { kind: 'operator' } as const;
    const { status } = await service({ method: 'PUT', target, headers, principal, body: Readable.from([body]) });
    if (status === 200) console.log(`${target} ${createHash('md5').update(body).digest('hex')}`);
  }
}

await Promise.all([1, 2, 3].map(writeForever));

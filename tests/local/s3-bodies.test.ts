import { Readable } from 'node:stream';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeChunked } from '../../local/s3/body/aws-chunked.ts';
import { startChecksum } from '../../local/s3/body/checksums.ts';
import { chunkSigner } from '../../local/s3/body/chunk-signer.ts';
import { readForm } from '../../local/s3/post/form-data.ts';

async function text(source: AsyncIterable<Uint8Array>): Promise<string> {
  return Buffer.concat(await collect(source)).toString();
}

async function collect(source: AsyncIterable<Uint8Array>): Promise<Uint8Array[]> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of source) chunks.push(chunk);
  return chunks;
}

/** The bytes in pieces of the given sizes, the last of which goes on and on. */
async function* inPieces(bytes: Buffer, sizes: readonly number[]) {
  let start = 0;
  for (let index = 0; start < bytes.length; index += 1) {
    const size = sizes[Math.min(index, sizes.length - 1)] ?? 1;
    yield bytes.subarray(start, start + size);
    start += size;
  }
}

describe('checksums', () => {
  const cases = [
    ['crc32', 'cbf43926'],
    ['crc32c', 'e3069283'],
    ['crc64nvme', 'ae8b14860a799888'],
    ['sha1', 'f7c3bc1d808e04732adf679965ccc34ca7ae3441'],
    ['sha256', '15e2b0d3c33891ebb0f1ef609ec419420c20e320ce94c65fbc8c3312448eb225'],
  ] as const;

  it.each(cases)('%s of the digits 1 to 9 is the published one', (algorithm, expected) => {
    const checksum = startChecksum(algorithm);
    checksum.update(Buffer.from('1234'));
    checksum.update(Buffer.from('56789'));
    expect(checksum.digest().toString('hex')).toBe(expected);
  });
});

describe('a chunked stream', () => {
  const decode = (encoded: string, length: number, trailers: string[] = []) =>
    text(decodeChunked(Readable.from([Buffer.from(encoded)]), { length, trailers, onTrailer: () => {} }));

  it('is decoded however it is cut into pieces', async () => {
    const sizes = fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1, maxLength: 20 });
    await fc.assert(
      fc.asyncProperty(fc.array(fc.string({ minLength: 1 }), { maxLength: 6 }), sizes, async (parts, pieces) => {
        const chunks = parts.map((part) => `${Buffer.byteLength(part).toString(16)}\r\n${part}\r\n`);
        const encoded = Buffer.from(`${chunks.join('')}0\r\nx-amz-checksum-crc32:AAAA\r\n\r\n`);
        const told: string[] = [];
        const decoded = decodeChunked(inPieces(encoded, pieces), {
          length: Buffer.byteLength(parts.join('')),
          trailers: ['x-amz-checksum-crc32'],
          onTrailer: (name, value) => told.push(`${name}=${value}`),
        });
        expect(await text(decoded)).toBe(parts.join(''));
        expect(told).toEqual(['x-amz-checksum-crc32=AAAA']);
      }),
    );
  });

  it('is refused when it breaks off, or is shorter or longer than was said', async () => {
    const incomplete = { code: 'IncompleteBody', status: 400 };
    await expect(decode('5\r\nhel', 5)).rejects.toMatchObject(incomplete);
    await expect(decode('5\r\nhello\r\n', 5)).rejects.toMatchObject(incomplete);
    await expect(decode('5\r\nhello\r\n0\r\n\r\n', 6)).rejects.toMatchObject(incomplete);
    await expect(decode('5\r\nhello\r\n0\r\n\r\n', 4)).rejects.toMatchObject(incomplete);
  });

  it('is refused when a trailer that was announced is missing, or one comes that was not', async () => {
    const malformed = { code: 'MalformedTrailerError', status: 400 };
    await expect(decode('0\r\n\r\n', 0, ['x-amz-checksum-crc32'])).rejects.toMatchObject(malformed);
    await expect(decode('0\r\nx-amz-checksum-crc32:AAAAAA==\r\n\r\n', 0)).rejects.toMatchObject(malformed);
  });

  it('is refused when the size of a chunk is no number', async () => {
    await expect(decode('five\r\nhello\r\n', 5)).rejects.toMatchObject({ code: 'InvalidChunkSizeError' });
  });

  // The signed upload in chunks of the S3 API reference: 65 KB of the letter a.
  const documented = {
    claim: {
      carrier: 'header',
      accessKeyId: 'AKIAIOSFODNN7EXAMPLE',
      date: '20130524',
      region: 'us-east-1',
      service: 's3',
      timestamp: '20130524T000000Z',
      signedHeaders: ['host'],
      signature: '4f232c4386841ef735655705268965c44a0e4690baa4adea153f7db9fa80a0a9',
      sessionToken: undefined,
      expiresIn: undefined,
    },
    credentials: {
      accessKeyId: 'AKIAIOSFODNN7EXAMPLE',
      secretAccessKey: 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY',
      principal: { kind: 'operator' },
    },
    body: [
      `10000;chunk-signature=ad80c730a21e5b8d04586a2213dd63b9a0e99e0e2307b0ade35a65485a288648\r\n${'a'.repeat(65536)}\r\n`,
      `400;chunk-signature=0055627c9e194cb4542bae2aa5492e3c1575bbb81b612b7d234b86a503ef5497\r\n${'a'.repeat(1024)}\r\n`,
      '0;chunk-signature=b6c6ea8a5354eaf15b3cb7646744f4275b71ea724fed81ceb9323e279d449df9\r\n\r\n',
    ],
  } as const;
  const decodeSigned = (parts: readonly string[]) =>
    text(
      decodeChunked(Readable.from(parts.map((part) => Buffer.from(part))), {
        length: 66560,
        trailers: [],
        signer: chunkSigner(documented.claim, documented.credentials),
        onTrailer: () => {},
      }),
    );

  it('with signed chunks is accepted as documented', async () => {
    expect(await decodeSigned(documented.body)).toBe('a'.repeat(66560));
  });

  it('with signed chunks is refused when a chunk was changed', async () => {
    const [first, second, last] = documented.body;
    const changed = second.replace('aaa\r\n', 'aab\r\n');
    await expect(decodeSigned([first, changed, last])).rejects.toMatchObject({ code: 'SignatureDoesNotMatch' });
  });
});

describe('a posted form', () => {
  const type = 'multipart/form-data; boundary=X';
  const part = (disposition: string, value: string) =>
    `--X\r\nContent-Disposition: form-data; ${disposition}\r\n\r\n${value}\r\n`;
  const read = async (body: string, sizes = [7]) => {
    const form = await readForm(inPieces(Buffer.from(body), sizes), type);
    return { fields: [...form.fields], name: form.file?.name, content: form.file && (await text(form.file.bytes)) };
  };

  it('gives its fields and then its file, however it is cut into pieces', async () => {
    const content = 'line\r\n--Y\r\n--\r\n\r\n';
    const body = `${part('name="Key"', 'incoming/年报 1+1.docx')}${part('name="file"; filename="C:\\年报\\年报.docx"', content)}--X--\r\n`;
    await fc.assert(
      fc.asyncProperty(fc.array(fc.integer({ min: 1, max: 40 }), { minLength: 1 }), async (sizes) => {
        expect(await read(body, sizes)).toEqual({
          fields: [['key', 'incoming/年报 1+1.docx']],
          name: '年报.docx',
          content,
        });
      }),
    );
  });

  it('may end without a file, and may have an empty one', async () => {
    expect(await read(`${part('name="key"', 'k')}--X--`)).toEqual({ fields: [['key', 'k']], name: undefined });
    expect(await read(`${part('name="file"; filename="a"', '')}--X--`)).toMatchObject({ content: '' });
  });

  it('is refused when it breaks off, in a field or in the file', async () => {
    const malformed = { code: 'MalformedPOSTRequest', status: 400 };
    await expect(read('--X\r\nContent-Disposition: form-data; name="key"\r\n\r\nk')).rejects.toMatchObject(malformed);
    await expect(
      read('--X\r\nContent-Disposition: form-data; name="file"; filename="a"\r\n\r\nabc'),
    ).rejects.toMatchObject(malformed);
  });

  it('is refused when it gives a field twice, or a part without a name', async () => {
    const malformed = { code: 'MalformedPOSTRequest' };
    await expect(read(`${part('name="key"', 'a')}${part('name="Key"', 'b')}--X--`)).rejects.toMatchObject(malformed);
    await expect(read(`${part('filename="a"', 'a')}--X--`)).rejects.toMatchObject(malformed);
  });

  it('is refused when the fields in front of the file are more than 20 KB', async () => {
    const body = `${part('name="key"', 'k'.repeat(21_000))}--X--`;
    await expect(read(body, [1000])).rejects.toMatchObject({ code: 'MaxPostPreDataLengthExceeded', status: 400 });
  });

  it('is refused when it is no form', async () => {
    const form = readForm(inPieces(Buffer.from('{}'), [2]), 'application/json');
    await expect(form).rejects.toMatchObject({ code: 'PreconditionFailed', status: 412 });
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readRegister } from '../../cli/register.ts';
import { arrivalOf } from '../../functions/receive/arrival.ts';
import { decodeNote, encodeNote, longestNote, plainNote } from '../../functions/receive/correctionNote.ts';
import { dropPlaceOf } from '../../functions/receive/dropPlace.ts';
import { responseTo } from '../../functions/receive/response.ts';
import { nextAttempt, submissionOf, type Upload } from '../../functions/receive/submission.ts';
import { submissionIdOf } from '../../functions/receive/submissionId.ts';
import { ObjectScannedSchema } from '../../schemas/events.ts';
import { type Drop, SubmissionSchema } from '../../schemas/submission.ts';

const register = await readRegister('examples/register.yaml');

const drop: Drop = { bucket: 'drop', key: 'incoming/qingxi-shichang/年报.docx', versionId: 'v1', attempt: 1 };
const upload: Upload = {
  size: 10_723,
  uploadedAt: new Date('2026-01-22T17:30:00.000Z'),
  sender: undefined,
  note: undefined,
  sequencer: '0055AED6DCD90281E5',
};

const received = (said: { drop?: Partial<Drop>; upload?: Partial<Upload> } = {}) => {
  const from = { ...drop, ...said.drop };
  return submissionOf(from, dropPlaceOf(from.key)!, { ...upload, ...said.upload }, register);
};

describe('the id of a submission', () => {
  it('is the hash of the object version and the attempt', () => {
    expect(submissionIdOf(drop)).toBe('50c72cc7ef6fc48a5dc5d74cfcbd6784c841699692a353ddaf3d01b4bfacbe7f');
  });

  it('differs whenever bucket, key, version or attempt differ, wherever a separator stands', () => {
    const text = fc.string({ unit: fc.constantFrom('a', '"', ',', '/', '\\', '1') });
    const drops = fc.record({ bucket: text, key: text, versionId: text, attempt: fc.integer({ min: 1, max: 9 }) });
    fc.assert(
      fc.property(drops, drops, (one, other) => {
        const same = one.bucket === other.bucket && one.key === other.key;
        const equal = same && one.versionId === other.versionId && one.attempt === other.attempt;
        expect(submissionIdOf(one) === submissionIdOf(other)).toBe(equal);
      }),
    );
  });
});

describe('where a file was put', () => {
  it('in an agency’s folder, or deeper, it is that agency’s', () => {
    expect(dropPlaceOf('incoming/qingxi-jiaoyu/年报.docx')).toEqual({
      agencyId: 'qingxi-jiaoyu',
      fileName: '年报.docx',
    });
    expect(dropPlaceOf('incoming/qingxi-jiaoyu/2025/年报.docx')?.fileName).toBe('2025/年报.docx');
  });

  it('beside the folders it is a submission that names no agency, so that somebody hears of it', () => {
    expect(dropPlaceOf('incoming/年报.docx')).toEqual({ agencyId: '未指明', fileName: '年报.docx' });
    expect(received({ drop: { key: 'incoming/年报.docx' } })).toMatchObject({ agencyId: '未指明', senderId: null });
  });

  it.each(['incoming/', 'incoming/qingxi-jiaoyu/', 'incoming/qingxi-jiaoyu/2025/', 'notes/年报.docx'])(
    '%s is no upload',
    (key) => {
      expect(dropPlaceOf(key)).toBeUndefined();
    },
  );
});

describe('the record of an upload', () => {
  it('fits its schema and begins as received', () => {
    const submission = received();
    expect(SubmissionSchema.parse(submission)).toEqual(submission);
    expect(submission).toMatchObject({
      agencyId: 'qingxi-shichang',
      size: 10_723,
      progress: 'received',
      outcome: null,
    });
  });

  it('without metadata counts as the first sender’s', () => {
    expect(received().senderId).toBe('shichang-jingban');
  });

  it('with the id of another sender of that agency is that sender’s', () => {
    expect(received({ upload: { sender: 'shichang-daiban' } }).senderId).toBe('shichang-daiban');
  });

  it.each(['jiaoyu-jingban', 'nobody', ''])(
    'with the id %j of no sender of that agency is the first sender’s',
    (sender) => {
      expect(received({ upload: { sender } }).senderId).toBe('shichang-jingban');
    },
  );

  it('of an agency the register does not know has no sender', () => {
    expect(received({ drop: { key: 'incoming/elsewhere/年报.docx' } }).senderId).toBeNull();
  });

  it('has a receipt number with the day in Shanghai', () => {
    expect(received().receiptNumber).toMatch(/^2026-0123-[0-9A-F]{6}$/);
  });
});

describe('the 更正说明 of an upload', () => {
  it('travels as letters and digits, and comes back as it was written', () => {
    const note = '更正“本年新收”行，\n自然人一列误填为17，应为15。𠮷';
    expect(encodeNote(note)).toMatch(/^[\w-]+$/u);
    expect(received({ upload: { note: encodeNote(note) } }).correctionNote).toBe(note);
  });

  it('leaves room for the sender’s id within the 2 KB of S3, however it is written', () => {
    expect(encodeNote('更'.repeat(longestNote))).toHaveLength(1334);
    expect(encodeNote('𠮷'.repeat(longestNote / 2))).toHaveLength(1334);
  });

  it('whatever is typed comes back without control characters, empty lines and half characters', () => {
    expect(plainNote(' 一\r\n\r\n 二\u0007三\uD842 ')).toBe('一\n二 三\uFFFD');
    const unit = fc.constantFrom('更', 'a', ' ', '\u3000', '\n', '\r', '\u0007', '\uD842', '\uDFB7', '𠮷');
    fc.assert(
      fc.property(fc.string({ unit, maxLength: 60 }), (typed) => {
        const note = plainNote(typed);
        expect(plainNote(note)).toBe(note);
        expect(decodeNote(encodeNote(note))).toBe(note === '' ? null : note);
      }),
    );
  });

  it.each([undefined, '', '更正', '=?UTF-8?Q?=E6?=', encodeNote(' '), encodeNote('长'.repeat(501))])(
    'is none where the metadata is %j',
    (note) => {
      expect(received({ upload: { note } }).correctionNote).toBeNull();
    },
  );
});

describe('the order of uploads', () => {
  it('is by time, then by sequencer, compared as text', () => {
    const later = new Date('2026-01-22T17:30:01.000Z');
    const orders = [
      received({ upload: { sequencer: 'FF' } }),
      received({ upload: { sequencer: '0055AED6DCD90281E5' } }),
      received({ upload: { uploadedAt: later, sequencer: '01' } }),
    ].map(({ order }) => order);
    expect(orders.toSorted()).toEqual(orders);
  });
});

describe('the order of uploads that come by way of the malware gate, which knows no sequencer', () => {
  it('is by time, and within a second by the id: the same whenever the event comes', () => {
    const scanned = received({ upload: { sequencer: undefined } });
    expect(scanned.order).toBe(`2026-01-22T17:30:00.000Z#${scanned.submissionId.slice(0, 32)}`);
    const later = received({ upload: { sequencer: undefined, uploadedAt: new Date('2026-01-22T17:30:01.000Z') } });
    expect(later.order > scanned.order).toBe(true);
  });

  it('is that of the first attempt in a further one', () => {
    const scanned = received({ upload: { sequencer: undefined } });
    expect(nextAttempt(scanned).order).toBe(scanned.order);
  });
});

describe('the event of a scan', () => {
  const eventOf = (scanResultStatus: string) =>
    ObjectScannedSchema.parse({
      version: '0',
      'detail-type': 'GuardDuty Malware Protection Object Scan Result',
      source: 'aws.guardduty',
      detail: {
        schemaVersion: '1.0',
        scanStatus: 'COMPLETED',
        resourceType: 'S3_OBJECT',
        s3ObjectDetails: {
          bucketName: 'drop',
          objectKey: 'incoming/qingxi-shichang/年报.docx',
          eTag: '0',
          versionId: 'v1',
          s3Throttled: false,
        },
        scanResultDetails: { scanResultStatus, threats: null },
      },
    });

  it('that found nothing names the same submission as the bucket’s own event', () => {
    const arrival = arrivalOf(eventOf('NO_THREATS_FOUND'));
    expect(arrival).toEqual({ drop, sequencer: undefined, scanned: true });
    expect(submissionIdOf(arrival.drop)).toBe(submissionIdOf(drop));
  });

  it.each([
    ['THREATS_FOUND', 'threats'],
    ['UNSUPPORTED', 'unsupported'],
    ['ACCESS_DENIED', 'failed'],
    ['FAILED', 'failed'],
  ])('%s is noted as %s, and is no part of the id', (status, scan) => {
    const arrival = arrivalOf(eventOf(status));
    expect(arrival.drop.scan).toBe(scan);
    expect(submissionIdOf(arrival.drop)).toBe(submissionIdOf(drop));
  });

  it('starts an upload, however often it comes, and an ended one never again', () => {
    expect(responseTo({ outcome: null, drop }, drop)).toBe('start');
    for (const outcome of ['published', 'returned', 'superseded', 'parked'] as const)
      expect(responseTo({ outcome, drop }, drop)).toBe('nothing');
  });

  it('that finds clean what could not be scanned before starts it again, once it has been parked', () => {
    const failed = { ...drop, scan: 'failed' as const };
    expect(responseTo({ outcome: 'parked', drop: failed }, drop)).toBe('restart');
    expect(responseTo({ outcome: null, drop: failed }, drop)).toBe('comeAgain');
    expect(responseTo({ outcome: 'parked', drop: failed }, failed)).toBe('nothing');
  });

  it('that finds clean what was returned as a threat changes nothing: the agency was told, and sends anew', () => {
    expect(responseTo({ outcome: 'returned', drop: { ...drop, scan: 'threats' } }, drop)).toBe('nothing');
  });

  it('a further attempt forgets that a scan failed, and never that it found a threat', () => {
    expect(nextAttempt(received({ drop: { scan: 'failed' } })).drop).toEqual({ ...drop, attempt: 2 });
    expect(nextAttempt(received({ drop: { scan: 'threats' } })).drop.scan).toBe('threats');
  });
});

describe('a further attempt', () => {
  it('is another submission of the same upload: receipt number, order and sender stay', () => {
    const first = { ...received(), outcome: 'parked' as const, endedAt: '2026-01-23T00:00:00.000Z', year: 2025 };
    const second = nextAttempt(first);
    expect(second).toEqual({
      ...received(),
      submissionId: submissionIdOf({ ...drop, attempt: 2 }),
      drop: { ...drop, attempt: 2 },
    });
    expect(nextAttempt(second).receiptNumber).toBe(first.receiptNumber);
  });
});

import { describe, expect, it } from 'vitest';
import { secretsInLines } from './secretsInLogs.ts';

const found = (line: string): string | undefined => secretsInLines([line], ['042917'])[0]?.split(': ')[0];

describe('a line of a log gives away', () => {
  it.each([
    ['a mail address', '{"message":"refused songtao-jingban@example.org"}'],
    ['a token', '{"path":"/approve/Zm9vYmFyYmF6cXV4LWZvb2JhcmJhenF1eC1mb29iYXI"}'],
    ['a secret', `{"taskToken":"${'AQB4AAAA/gAAAAMAAAA+'.repeat(4)}"}`],
    ['an address of a caller', '{"address":"203.0.113.9"}'],
    ['a mobile phone number', '{"cause":"13800138000 is no cell"}'],
    ['an identity card number', '{"cause":"11010519491231002X"}'],
    ['Chinese text', '{"opinion":"同意。"}'],
    ['a mailed code', '{"code":"042917"}'],
  ])('%s', (what, line) => {
    expect(found(line)).toBe(what);
  });
});

it('a line gives nothing away by hashes, ids, times, versions and counts', () => {
  const submission = 'a'.repeat(63);
  const line = `2026-01-15T08:30:00.000Z 6d1b9f0e-0429-4f17-9c3a-13800138000a {"level":"INFO","correlation_id":"${submission}1","timestamp":"2026-01-15T08:30:00.042Z","milliseconds":1382,"_aws":{"Timestamp":1768466400917}}`;
  expect(secretsInLines([line], ['042917'])).toEqual([]);
});

import { describe, expect, it } from 'vitest';
import { compilePattern } from '../../../local/events/pattern.ts';

const created = {
  source: 'aws.s3',
  'detail-type': 'Object Created',
  resources: ['arn:aws:s3:::drop'],
  detail: { bucket: { name: 'drop' }, object: { key: 'incoming/jiaoyu/年报.docx', size: 10 }, deleted: null },
};
const takes = (pattern: unknown, event: unknown = created): boolean => compilePattern(pattern, 'Rule')(event);

describe('an event pattern', () => {
  it('wants one of the values of every field it names, however deep', () => {
    expect(takes({ source: ['aws.s3'] })).toBe(true);
    expect(takes({ source: ['aws.states', 'aws.s3'], 'detail-type': ['Object Created'] })).toBe(true);
    expect(takes({ source: ['aws.s3'], 'detail-type': ['Object Deleted'] })).toBe(false);
    expect(takes({ detail: { bucket: { name: ['drop'] }, object: { size: [10] } } })).toBe(true);
    expect(takes({ detail: { bucket: { name: ['work'] } } })).toBe(false);
  });

  it('does not take a text for a number, nor nothing for null', () => {
    expect(takes({ detail: { object: { size: ['10'] } } })).toBe(false);
    expect(takes({ detail: { deleted: [null] } })).toBe(true);
    expect(takes({ detail: { missing: [null] } })).toBe(false);
    expect(takes({ detail: { object: { key: { deeper: ['x'] } } } })).toBe(false);
  });

  it('looks into a list for one value that fits', () => {
    expect(takes({ resources: ['arn:aws:s3:::drop'] })).toBe(true);
    expect(takes({ resources: ['arn:aws:s3:::work'] })).toBe(false);
  });

  it.each([
    [{ prefix: 'incoming/' }, true],
    [{ prefix: 'outgoing/' }, false],
    [{ suffix: '.docx' }, true],
    [{ suffix: '.pdf' }, false],
    [{ 'equals-ignore-case': 'INCOMING/jiaoyu/年报.DOCX' }, true],
    [{ 'anything-but': ['incoming/jiaoyu/年报.docx'] }, false],
    [{ 'anything-but': 'other' }, true],
    [{ exists: true }, true],
    [{ exists: false }, false],
  ])('%j on the key is %s', (operator, expected) => {
    expect(takes({ detail: { object: { key: [operator] } } })).toBe(expected);
  });

  it('tells a field that is there from one that is not', () => {
    expect(takes({ detail: { reason: [{ exists: false }] } })).toBe(true);
    expect(takes({ detail: { reason: [{ 'anything-but': ['x'] }] } })).toBe(false);
    expect(takes({ detail: { reason: [{ prefix: '' }] } })).toBe(false);
  });

  it('is refused when it holds an operator that is not known', () => {
    expect(() => takes({ detail: { object: { key: [{ wildcard: '*.docx' }] } } })).toThrow(
      'Rule.detail.object.key: {"wildcard":"*.docx"} is not an operator the embedded stack knows.',
    );
    expect(() => takes({ $or: [{ source: ['a'] }] })).toThrow('Rule.$or: the operator $or is not known.');
    expect(() => takes({ source: [{ prefix: 'a', suffix: 'b' }] })).toThrow(/is not an operator/);
  });
});

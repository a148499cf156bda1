import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { feed } from '../../../functions/column/data/feed.ts';
import { hostileText } from '../../builders/hostileText.ts';
import { listedOf } from '../../builders/published.ts';
import { siteOf } from '../../builders/site.ts';
import { childrenNamed, type Element, readXml, textsOf } from './xml.ts';

const updated = '2026-03-01T08:00:00.000Z';
const first = listedOf();
const corrected = listedOf({ agencyId: 'qingxi-shuiwu', version: 2, publishedAt: '2026-02-10T01:02:03.000Z' });

const read = (latest = [corrected, first]): Element => readXml(feed(siteOf(), latest, updated));
const entries = (latest?: Parameters<typeof read>[0]): Element[] => childrenNamed(read(latest), 'entry');
const linksOf = (element: Element): Record<string, string>[] =>
  childrenNamed(element, 'link').map(({ attributes: { rel = '', type = '', href = '' } }) => ({ rel, type, href }));

describe('the feed', () => {
  it('has what RFC 4287 asks of a feed: id, title, date, author and its own address', () => {
    const document = read();
    expect(document.name).toBe('feed');
    expect(document.attributes.xmlns).toBe('http://www.w3.org/2005/Atom');
    expect(textsOf(document, 'id')).toEqual(['https://gongkai.example.org/']);
    expect(textsOf(document, 'title')).toEqual(['政府信息公开年报 - 云岭市清溪区人民政府办公室']);
    expect(textsOf(document, 'updated')).toEqual([updated]);
    expect(childrenNamed(document, 'author').map((author) => textsOf(author, 'name'))).toEqual([
      ['云岭市清溪区人民政府办公室'],
    ]);
    expect(linksOf(document)[0]).toEqual({
      rel: 'self',
      type: 'application/atom+xml',
      href: 'https://gongkai.example.org/feed.xml',
    });
  });

  it('lists reports in the order given', () => {
    expect(entries().flatMap((entry) => textsOf(entry, 'id'))).toEqual([
      'https://gongkai.example.org/reports/qingxi-shuiwu/2025/',
      'https://gongkai.example.org/reports/qingxi-jiaoyu/2025/',
    ]);
  });

  it('is a feed without entries while nothing is published', () => {
    expect(entries([])).toEqual([]);
  });
});

describe('an entry of the feed', () => {
  it('names its agency and leads to the page, the PDF file and the data', () => {
    const [entry] = entries([first]);
    expect(textsOf(entry!, 'title')).toEqual(['云岭市清溪区教育局2025年政府信息公开工作年度报告']);
    expect(childrenNamed(entry!, 'author').map((author) => textsOf(author, 'name'))).toEqual([['云岭市清溪区教育局']]);
    const address = 'https://gongkai.example.org/reports/qingxi-jiaoyu/2025/';
    expect(linksOf(entry!)).toEqual([
      { rel: 'alternate', type: 'text/html', href: address },
      { rel: 'related', type: 'application/pdf', href: `${address}report.pdf` },
      { rel: 'related', type: 'application/json', href: `${address}report.json` },
    ]);
    expect(textsOf(entry!, 'summary')).toEqual([
      '云岭市清溪区教育局2025年度政府信息公开工作年度报告，2026年1月20日发布。',
    ]);
  });

  it('of a first version says when it was published', () => {
    const [entry] = entries([first]);
    expect([textsOf(entry!, 'published'), textsOf(entry!, 'updated')]).toEqual([
      ['2026-01-20T03:04:05.000Z'],
      ['2026-01-20T03:04:05.000Z'],
    ]);
  });

  it('of a correction keeps its id, has a later date and says which version it is', () => {
    const [before, after] = [first, { ...first, version: 2, publishedAt: '2026-02-10T01:02:03.000Z' }].map(
      (listed) => entries([listed])[0]!,
    );
    expect(textsOf(after!, 'id')).toEqual(textsOf(before!, 'id'));
    expect(textsOf(after!, 'updated')).toEqual(['2026-02-10T01:02:03.000Z']);
    expect(textsOf(after!, 'title')).toEqual(['云岭市清溪区教育局2025年政府信息公开工作年度报告（第2版）']);
    expect(textsOf(after!, 'summary')).toEqual([
      '云岭市清溪区教育局2025年度政府信息公开工作年度报告，第2版，2026年2月10日更正。',
    ]);
  });
});

it('any title and any name give a well-formed feed that holds them', () => {
  const safe = fc.array(fc.integer({ min: 0x20, max: 0x7e })).map((ascii) => `报告${String.fromCharCode(...ascii)}`);
  fc.assert(
    fc.property(hostileText, hostileText, (title, agencyName) => {
      expect(entries([listedOf({ title, agencyName })])).toHaveLength(1);
    }),
  );
  fc.assert(
    fc.property(safe, (title) => {
      expect(textsOf(entries([listedOf({ title })])[0]!, 'title')).toEqual([title]);
    }),
  );
});

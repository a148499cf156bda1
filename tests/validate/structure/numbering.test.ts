import { describe, expect, it } from 'vitest';
import { reportOf } from '../../builders/report.ts';
import { found, statusOf } from '../found.ts';

const { headings } = reportOf();
const retitled = (change: (text: string) => string) => headings.map(({ key, text }) => ({ key, text: change(text) }));

describe('E03: numbers of sections', () => {
  it.each([
    ['三、', '3、 '],
    ['一、', '—、'],
    ['四、', '四、四、'],
    ['五、', '五.'],
    ['六、', '（六）'],
    ['二、', '三、'],
  ])('%s written %s is one warning that says what it should be', (right, wrong) => {
    const [finding, ...others] = found('E03', { headings: retitled((text) => text.replace(right, wrong)) });
    expect(finding).toMatchObject({ severity: 'warning', status: 'fail' });
    expect(finding?.message).toContain(`应以“${right}”开头`);
    expect(finding?.quotes[0]?.text.startsWith(wrong)).toBe(true);
    expect(others).toEqual([]);
  });

  it('titles without any numbers are asked about once, as the format may have lost them', () => {
    expect(found('E03', { headings: retitled((text) => text.slice(2)) })).toMatchObject([{ status: 'unsure' }]);
  });

  it('the official numbers pass, spaces do not matter, and without titles it is not assessable', () => {
    expect(statusOf('E03', {})).toBe('pass');
    expect(statusOf('E03', { headings: retitled((text) => text.replace('、', ' 、 ')) })).toBe('pass');
    expect(statusOf('E03', { headings: [] })).toBe('notAssessable');
  });
});

describe('E03: numbers of sub-headings', () => {
  it.each([
    [['（二）依申请公开', '（一）主动公开'], '一开始就出现“（二）”，应为“（一）”'],
    [['（一）主动公开', '（三）政府信息管理'], '“（一）”之后出现“（三）”，应为“（二）”'],
    [['（一）主动公开', '（二）依申请公开', '（二）监督保障'], '“（二）”之后出现“（二）”，应为“（三）”'],
  ])('%j is a question', (overview, message) => {
    const [finding] = found('E03', { overview });
    expect(finding).toMatchObject({ severity: 'warning', status: 'unsure', section: 'overview' });
    expect(finding?.message).toContain(message);
  });

  it.each([
    [['（一）主动公开', '（二）依申请公开', '(三) 政府信息管理']],
    [['存在的问题：（一）更新不及时；（二）解读不够。', '改进措施：（一）按月检查；（二）加强培训。']],
    [['《条例》第二十条第（八）项规定的收费信息已公开，第（一）项的文件也已公开。']],
  ])('%j is in order', (problems) => {
    expect(statusOf('E03', { problems })).toBe('pass');
  });
});

describe('E04: tables as tables', () => {
  it('a picture beside a table is asked about, as its figures are not checked', () => {
    const picture = {
      type: 'picture',
      sha256: 'a'.repeat(64),
      mediaType: 'image/png',
      width: 1,
      height: 1,
      alternative: '',
    } as const;
    const [finding] = found('E04', { tableNotes: { applications: [picture] } });
    expect(finding).toMatchObject({ severity: 'warning', status: 'unsure', section: 'applications' });
    expect(finding?.message).toContain('第三部分除表格外还有1张图片');
    expect(statusOf('E04', {})).toBe('pass');
  });
});

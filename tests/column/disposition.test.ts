import { expect, test } from 'vitest';
import { dispositionOf } from '../../functions/column/disposition.ts';

const manifest = { title: '青溪县水务局2025年政府信息公开工作年度报告' };

const saysOf = (path: string): string | undefined => {
  const disposition = dispositionOf(manifest, path);
  return disposition && decodeURIComponent(disposition);
};

test.each([
  ['report.pdf', 'inline', '青溪县水务局2025年政府信息公开工作年度报告.pdf'],
  ['report.csv', 'attachment', '青溪县水务局2025年政府信息公开工作年度报告.csv'],
  ['article.html', 'attachment', '青溪县水务局2025年政府信息公开工作年度报告（公众号图文）.html'],
  ['original.docx', 'attachment', '青溪县水务局2025年政府信息公开工作年度报告（报送原件）.docx'],
])('%s is shown or saved (%s) under the title of the report', (path, kind, name) => {
  expect(saysOf(path)).toBe(`${kind}; filename="${path}"; filename*=UTF-8''${name}`);
});

test.each(['content.html', 'card.png', 'pictures/0a.png'])(
  '%s stands in pages and is never saved by itself',
  (path) => {
    expect(saysOf(path)).toBeUndefined();
  },
);

test('a title of any signs gives a header of ASCII signs', () => {
  expect(dispositionOf({ title: '"甲"\r\n乙;局' }, 'report.csv')).toMatch(/^[\x20-\x7E]+$/);
});

import { type DefaultTreeAdapterTypes, parse } from 'parse5';
import { describe, expect, test } from 'vitest';
import type { Letter } from '../../functions/notify/letter.ts';
import { mailOf } from '../../functions/notify/mail.ts';
import { registerOf } from '../builders/approval.ts';

const letterOf = (parts: Partial<Letter> = {}): Letter => ({
  subject: '年报已收到',
  heading: '您报送的文件已收到',
  tone: 'calm',
  to: '县水务局办公室经办人',
  parts: [],
  authority: registerOf().authority,
  ...parts,
});

/** Names of all elements of a document, in order. */
const elementsOf = (markup: string): string[] => {
  const names: string[] = [];
  const visit = (node: DefaultTreeAdapterTypes.Node): void => {
    if ('tagName' in node) names.push(node.tagName);
    if ('childNodes' in node) node.childNodes.forEach(visit);
  };
  visit(parse(markup));
  return names;
};

describe('a letter', () => {
  test('reads in plain text from the greeting to the signature', () => {
    const { text } = mailOf(
      letterOf({
        parts: [
          { kind: 'paragraph', text: '文件已完整保存。' },
          {
            kind: 'facts',
            rows: [
              ['回执编号', '2026-0123-7F3A'],
              ['文件名', '年报.docx'],
            ],
          },
          { kind: 'list', title: '接下来', items: ['核对\n有错误的退回', '送审'] },
          { kind: 'list', title: '审批意见', items: ['请核对。\n其余无意见。'] },
          { kind: 'action', label: '打开审批页面', url: 'https://gongkai.example.org/approve/x' },
          { kind: 'code', label: '确认码', code: '012345' },
        ],
      }),
    );
    expect(text).toBe(`县水务局办公室经办人，您好！

您报送的文件已收到

文件已完整保存。

回执编号：2026-0123-7F3A
文件名：年报.docx

接下来：
1. 核对
   有错误的退回
2. 送审

审批意见：
请核对。
其余无意见。

打开审批页面：
https://gongkai.example.org/approve/x

确认码：012345

--
青溪县人民政府办公室
联系电话：000-12345678　邮箱：gongkai@example.org
本邮件由系统自动发出，请勿直接回复。`);
  });

  test('shows hostile text as text, in every kind of part', () => {
    const hostile = '<script>alert(1)</script>"><img src=x onerror=alert(1)>';
    const { html } = mailOf(
      letterOf({
        subject: hostile,
        heading: hostile,
        to: hostile,
        parts: [
          { kind: 'paragraph', text: hostile },
          { kind: 'facts', rows: [[hostile, hostile]] },
          { kind: 'list', title: hostile, items: [hostile] },
          { kind: 'action', label: hostile, url: hostile },
          { kind: 'code', label: hostile, code: hostile },
          { kind: 'note', text: hostile },
        ],
      }),
    );
    expect(elementsOf(html)).not.toContain('script');
    expect(elementsOf(html)).not.toContain('img');
  });

  test('has nothing in it that a mail program would load or run', () => {
    const { html } = mailOf(letterOf({ parts: [{ kind: 'paragraph', text: '一' }] }));
    for (const name of ['img', 'link', 'script', 'style', 'iframe']) expect(elementsOf(html)).not.toContain(name);
  });

  test('keeps a subject on one line, so that a file name cannot add a header', () => {
    expect(mailOf(letterOf({ subject: '年报\r\nBcc: everybody@example.org' })).subject).toBe(
      '年报 Bcc: everybody@example.org',
    );
  });
});

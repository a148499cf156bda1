import type { Letter, Part } from './letter.ts';

/** One alone has no number; further lines of an item stand under its first. */
const itemsAsText = (items: readonly string[]): string[] =>
  items.length === 1 ? [...items] : items.map((item, index) => `${index + 1}. ${item.replaceAll('\n', '\n   ')}`);

const asText = (part: Part): string => {
  switch (part.kind) {
    case 'paragraph':
      return part.text;
    case 'facts':
      return part.rows.map(([label, value]) => `${label}：${value}`).join('\n');
    case 'list':
      return [`${part.title}：`, ...itemsAsText(part.items)].join('\n');
    case 'action':
      return `${part.label}：\n${part.url}`;
    case 'code':
      return `${part.label}：${part.code}`;
    case 'note':
      return part.text;
  }
};

/** The plain text form of a letter. */
export const letterAsText = ({ heading, to, parts, authority }: Letter): string =>
  [
    `${to}，您好！`,
    heading,
    ...parts.map(asText),
    [
      '--',
      authority.name,
      `联系电话：${authority.contact.phone}　邮箱：${authority.mail}`,
      '本邮件由系统自动发出，请勿直接回复。',
    ].join('\n'),
  ].join('\n\n');

import { type Html, html } from '../shared/html.ts';
import type { Letter, Part } from './letter.ts';

// Mail clients of offices are old: tables for layout, every style inline, no classes, no pictures, nothing loaded.
const font = "font-family:'Microsoft YaHei','PingFang SC','Noto Sans SC',SimSun,sans-serif";
const ink = '#1d2127';
const muted = '#5a6069';
const line = '#d9d6cf';
const ground = '#f5f4f1';
const bars: Readonly<Record<Letter['tone'], string>> = { attention: '#9b1c1f', good: '#1d6b3a', calm: '#0b4f8a' };

/** File names, addresses and ids are longer than a phone is wide. */
const breaking = 'word-break:break-word;overflow-wrap:anywhere';
const paragraphStyle = `${breaking};margin:0 0 16px;font-size:16px;line-height:1.75;color:${ink}`;

/** Line ends of the text as line breaks. */
const lines = (text: string): Html[] =>
  text.split('\n').map((part, index) => (index === 0 ? html`${part}` : html`<br>${part}`));

const fact = ([label, value]: readonly [string, string]): Html =>
  html`<tr><th scope="row" align="left" valign="top" width="104" style="width:104px;padding:7px 12px 7px 0;border-bottom:1px solid ${line};font-size:14px;line-height:1.7;font-weight:normal;color:${muted};white-space:nowrap">${label}</th><td align="left" valign="top" style="padding:7px 0;border-bottom:1px solid ${line};font-size:15px;line-height:1.6;color:${ink};${breaking}">${lines(value)}</td></tr>`;

const item = (text: string): Html =>
  html`<li style="${breaking};margin:0 0 10px;font-size:15px;line-height:1.75;color:${ink}">${lines(text)}</li>`;

/** One alone has no number. */
const items = ([first = '', ...others]: readonly string[]): Html =>
  others.length === 0
    ? html`<p style="${breaking};margin:0 0 18px;font-size:15px;line-height:1.75;color:${ink}">${lines(first)}</p>`
    : html`<ol style="margin:0 0 18px;padding:0 0 0 24px">${[first, ...others].map(item)}</ol>`;

const button = (label: string, url: string, colour: string): Html =>
  html`<table role="presentation" cellpadding="0" cellspacing="0" border="0" style="margin:8px 0 10px"><tr><td bgcolor="${colour}" style="border-radius:4px;background:${colour}"><a href="${url}" style="display:inline-block;padding:13px 26px;${font};font-size:16px;line-height:1.4;color:#ffffff;text-decoration:none;font-weight:bold">${label}</a></td></tr></table>
<p style="margin:0 0 18px;font-size:13px;line-height:1.6;color:${muted};word-break:break-all">如无法点击，请将下面的地址复制到浏览器中打开：<br><a href="${url}" style="color:#0b4f8a">${url}</a></p>`;

const asHtml = (part: Part, colour: string): Html => {
  switch (part.kind) {
    case 'paragraph':
      return html`<p style="${paragraphStyle}">${lines(part.text)}</p>`;
    case 'facts':
      return html`<table cellpadding="0" cellspacing="0" border="0" width="100%" style="width:100%;margin:0 0 20px;border-top:1px solid ${line};border-collapse:collapse">${part.rows.map(fact)}</table>`;
    case 'list':
      return html`<h2 style="margin:4px 0 10px;font-size:16px;line-height:1.5;color:${ink}">${part.title}</h2>${items(part.items)}`;
    case 'action':
      return button(part.label, part.url, colour);
    case 'code':
      return html`<table cellpadding="0" cellspacing="0" border="0" width="100%" style="width:100%;margin:0 0 20px"><tr><td bgcolor="${ground}" style="padding:14px 18px;background:${ground};border-left:4px solid ${colour}"><span style="font-size:14px;color:${muted}">${part.label}</span><br><strong style="font-family:Consolas,'Courier New',monospace;font-size:28px;line-height:1.5;letter-spacing:6px;color:${ink}">${part.code}</strong></td></tr></table>`;
    case 'note':
      return html`<p style="${breaking};margin:0 0 14px;font-size:14px;line-height:1.7;color:${muted}">${lines(part.text)}</p>`;
  }
};

/** The HTML form of a letter: one column of at most 600 pixels. */
export const letterAsHtml = (letter: Letter): string => {
  const { subject, heading, tone, to, parts, authority } = letter;
  return html`<!doctype html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${subject}</title>
</head>
<body style="margin:0;padding:0;background:${ground}">
<div role="main">
<table role="presentation" cellpadding="0" cellspacing="0" border="0" width="100%" bgcolor="${ground}" style="background:${ground}"><tr><td align="center" style="padding:24px 12px">
<table role="presentation" cellpadding="0" cellspacing="0" border="0" width="600" style="width:100%;max-width:600px;background:#ffffff;border:1px solid ${line};${font}">
<tr><td height="6" bgcolor="${bars[tone]}" style="height:6px;line-height:6px;font-size:0;background:${bars[tone]}">&nbsp;</td></tr>
<tr><td style="padding:20px 28px 0;font-size:14px;line-height:1.6;color:${muted}">${authority.name}　政府信息公开年报</td></tr>
<tr><td style="padding:10px 28px 4px"><h1 style="${breaking};margin:0;font-size:22px;line-height:1.5;color:${ink}">${heading}</h1></td></tr>
<tr><td style="padding:12px 28px 10px"><p style="${paragraphStyle}">${to}，您好！</p>
${parts.map((part) => asHtml(part, bars[tone]))}
</td></tr>
<tr><td style="padding:16px 28px 22px;border-top:1px solid ${line};font-size:13px;line-height:1.8;color:${muted}">${authority.name}<br>联系电话：${authority.contact.phone}<br>邮箱：${authority.mail}<br>本邮件由系统自动发出，请勿直接回复。</td></tr>
</table>
</td></tr></table>
</div>
</body>
</html>
`.text;
};

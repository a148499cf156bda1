import { styleText } from 'node:util';
import { nameOfKind } from '../functions/parse/kinds.ts';
import type { Finding } from '../schemas/finding.ts';
import { formOf } from '../schemas/form/index.ts';
import type { CheckResult } from './checkFile.ts';

/** What a clerk reads at the terminal. Colours only where the terminal has them. */

type Style = Parameters<typeof styleText>[0];

const kinds: readonly { readonly word: string; readonly style: Style; readonly holds: (one: Finding) => boolean }[] = [
  { word: '错误', style: 'red', holds: ({ severity }) => severity === 'error' },
  { word: '提醒', style: 'yellow', holds: ({ severity }) => severity === 'warning' },
  { word: '说明', style: 'dim', holds: ({ severity, status }) => severity === 'info' && status !== 'notAssessable' },
  { word: '未核', style: 'dim', holds: ({ status }) => status === 'notAssessable' },
];

/** The lines for one file: what it is, the verdict, then the findings, errors first. */
export const resultLines = (result: CheckResult): string[] => {
  if (result.status === 'unreadable') {
    const { message, details } = result.reason;
    return [
      ...recognised(result),
      `  ${styleText('red', '无法读取')}  ${message}`,
      ...details.map((detail) => `            ${detail}`),
    ];
  }
  const { title, edition } = result.report;
  const name = title === '' ? '（没有标题）' : title;
  return [
    ...recognised(result),
    `  ${name}（${formOf(edition).name}）：${verdict(result.findings)}`,
    ...kinds.flatMap(linesFor(result.findings)),
  ];
};

/** What the file was recognised as, unless that could not be told. */
const recognised = ({ format }: CheckResult): string[] => (format ? [`  识别为${nameOfKind(format)}`] : []);

const verdict = (findings: readonly Finding[]): string => {
  const count = (severity: Finding['severity']) => findings.filter((finding) => finding.severity === severity).length;
  const warnings = count('warning') > 0 ? `，${count('warning')}处提醒` : '';
  return count('error') > 0
    ? styleText('red', `${count('error')}处错误${warnings}`)
    : styleText('green', `没有错误${warnings}`);
};

const linesFor =
  (findings: readonly Finding[]) =>
  ({ word, style, holds }: (typeof kinds)[number]): string[] =>
    findings
      .filter(holds)
      .flatMap(({ rule, message, consequences }) => [
        `  ${styleText(style, word)} ${rule}  ${message}`,
        ...consequences.map((line) => `            由此还有：${line}`),
      ]);

/** The last line after several files. */
export const summaryLine = (results: readonly CheckResult[]): string => {
  const count = (status: CheckResult['status']) => results.filter((result) => result.status === status).length;
  return `共核对${results.length}份：没有错误${count('ok')}份，有错误${count('errors')}份，无法读取${count('unreadable')}份。`;
};

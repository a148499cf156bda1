import { styleText } from 'node:util';
import { accountLine, openRules } from '../functions/feedback/account.ts';
import { suggestionSentence } from '../functions/feedback/suggestion.ts';
import { nameOfKind } from '../functions/parse/kinds.ts';
import type { Finding, Validation } from '../schemas/finding.ts';
import { formOf } from '../schemas/form/index.ts';
import type { Report } from '../schemas/report.ts';
import type { CheckedFile } from './checkFile.ts';
import { statusOf } from './checkResult.ts';
import type { LastYear } from './formerReports.ts';

/** What a clerk reads at the terminal. Colours only where the terminal has them. */

type Style = Parameters<typeof styleText>[0];

const kinds: readonly { readonly word: string; readonly style: Style; readonly holds: (one: Finding) => boolean }[] = [
  { word: '错误', style: 'red', holds: ({ severity }) => severity === 'error' },
  { word: '提醒', style: 'yellow', holds: ({ severity }) => severity === 'warning' },
  { word: '说明', style: 'dim', holds: ({ severity, status }) => severity === 'info' && status !== 'notAssessable' },
];

/** Further lines stand under the message. */
const indent = ' '.repeat(12);

/** The lines for one file: what it is, the verdict, the findings, errors first, then what was checked at all. */
export const resultLines = (checked: CheckedFile): string[] => {
  if (checked.status === 'unreadable') {
    const { message, details } = checked.reason;
    return [
      ...recognised(checked),
      `  ${styleText('red', '无法读取')}  ${message}`,
      ...details.map((detail) => `${indent}${detail}`),
    ];
  }
  const { report, validation } = checked;
  const name = report.title === '' ? '（没有标题）' : report.title;
  return [
    ...recognised(checked),
    ...lastYearLines(checked.lastYear),
    `  ${name}（${formOf(report.edition).name}）：${verdict(validation.findings)}`,
    ...kinds.flatMap(linesFor(report, validation.findings)),
    ...openLines(validation),
    `  ${styleText('dim', accountLine(validation))}`,
  ];
};

/** What the file was recognised as, unless that could not be told. */
const recognised = ({ format }: CheckedFile): string[] => (format ? [`  识别为${nameOfKind(format)}`] : []);

/** Which report of last year was compared with, or why none was. */
export const lastYearLines = ({ former, unused }: LastYear): string[] => [
  ...(former ? [`  已与上年年报“${former.file}”比对`] : []),
  ...(unused === undefined ? [] : [`  ${styleText('yellow', '上年年报')}  ${unused}`]),
];

const verdict = (findings: readonly Finding[]): string => {
  const count = (severity: Finding['severity']) => findings.filter((finding) => finding.severity === severity).length;
  const warnings = count('warning') > 0 ? `，${count('warning')}处提醒` : '';
  return count('error') > 0
    ? styleText('red', `${count('error')}处错误${warnings}`)
    : styleText('green', `没有错误${warnings}`);
};

const linesFor =
  (report: Report, findings: readonly Finding[]) =>
  ({ word, style, holds }: (typeof kinds)[number]): string[] =>
    findings.filter(holds).flatMap((finding) => {
      const suggestion = suggestionSentence(report, finding);
      return [
        `  ${styleText(style, word)} ${finding.rule}  ${finding.message}`,
        ...(suggestion === undefined ? [] : [`${indent}${suggestion}`]),
        ...finding.consequences.map((line) => `${indent}由此还有：${line}`),
      ];
    });

/** What could not be checked, one line for each thing that was lacking. */
const openLines = (validation: Validation): string[] =>
  openRules(validation).map(
    ({ reason, rules }) => `  ${styleText('dim', '未核')} ${rules.map(({ id }) => id).join('、')}  ${reason}`,
  );

/** The last line after several files. */
export const summaryLine = (files: readonly CheckedFile[]): string => {
  const statuses = files.map(statusOf);
  const count = (status: (typeof statuses)[number]) => statuses.filter((one) => one === status).length;
  return `共核对${files.length}份：没有错误${count('ok')}份，有错误${count('errors')}份，无法读取${count('unreadable')}份。`;
};

import { defaultCheckSettings } from '../../schemas/checkSettings.ts';
import type { Severity } from '../../schemas/finding.ts';
import type { Rule } from './rule.ts';
import { rules } from './rules/index.ts';
import { notRules } from './rules/notRules.ts';

const groups: Readonly<Record<string, string>> = {
  A: 'Table arithmetic 表内勾稽',
  B: 'Table 1 主动公开情况表',
  C: 'Year to year 年度衔接',
  D: 'Text against tables 文表一致',
  E: 'Structure and form 结构与格式',
  F: 'Content safety 内容安全',
  G: 'Time and file 时间与文件',
  H: 'Roll-up 汇总',
};

const severities: Readonly<Record<Severity, string>> = {
  error: 'error 错误',
  warning: 'warning 提醒',
  info: 'info 说明',
};

const introduction = `# Rules
Written by \`npm run rules\` from \`functions/validate/rules/\`; a test fails when it is out of date. Severities are the defaults:
an authority may set others in its register (\`settings.checks\`), as well as thresholds, word lists and limits. An error
returns the submission unless the authority lets it pass; ② marks rules for which that takes a second person. A rule that
lacks what it needs is *not assessable*, never passed. \`{…}\` is filled in.`;

const entry = ({ id, severity, title, basis, involves, messages, secondPerson }: Rule): string =>
  [
    `### ${id} ${title}`,
    `- ${severities[severity]}${secondPerson ? ' ②' : ''}`,
    `- 查看：${ended(involves)}`,
    `- 依据：${ended(basis)}`,
    ...Object.values(messages).map((message) => `- ${message}`),
  ].join('\n');

/** With one full stop, whether the text brings one or not. */
const ended = (text: string): string => `${text.replace(/。$/u, '')}。`;

const thresholds = (): string =>
  Object.entries(defaultCheckSettings.thresholds)
    .map(([name, value]) => `| \`${name}\` | ${value} |`)
    .join('\n');

const left = (): string =>
  Object.entries(notRules)
    .map(([id, reason]) => `| ${id} | ${reason} |`)
    .join('\n');

/** The text of `docs/rules.md`: every rule as data says it, the default thresholds, and what is no rule and why. */
export const rulesDocument = (): string =>
  [
    introduction,
    ...Object.entries(groups).flatMap(([letter, name]) => [
      `## ${letter}. ${name}`,
      ...inOrder(rules.filter(({ id }) => id.startsWith(letter))).map(entry),
    ]),
    `## Default thresholds\nMeaning and unit of each: \`schemas/checkSettings.ts\`.\n\n| setting | default |\n|---|---|\n${thresholds()}`,
    `## Not rules here\n| id | why |\n|---|---|\n${left()}\n`,
  ].join('\n\n');

const inOrder = (some: readonly Rule[]): Rule[] => [...some].sort((one, other) => one.id.localeCompare(other.id));

import type { Observation } from '../../../../schemas/report.ts';
import { nameOfKind } from '../../../parse/kinds.ts';
import { type Context, type Fault, fill, type Rule } from '../../rule.ts';

const messages = {
  changes:
    '文件中有尚未接受的修订：{found}。年度报告应为定稿，核对时按接受全部修订读取。请在 Word 或 WPS 的“审阅”中接受或拒绝全部修订，另存后重新报送。',
  inserted: '新增{count}处{example}',
  deleted: '删除{count}处{example}',
  comments: '文件中有{count}条批注{example}。年度报告应为定稿，请在“审阅”中删除全部批注后重新报送。',
  hidden: '文件中有{count}处隐藏文字{example}，未读入年度报告。请取消隐藏或者删除后重新报送。',
  authors:
    '文件属性中留有作者或最后保存者的姓名。发布的文件重新排版，不含这一信息；另行对外提供原文件的，请先在“文件”“信息”“检查文档”中删除。',
};

type Seen = Readonly<Partial<Record<Observation['kind'], Observation>>>;

const filled = (template: string, { count, example }: Observation): string =>
  fill(template, { count, example: example ? `，如“${example}”` : '' });

const nothingBesideThePage = ({ report }: Context): Fault[] => {
  const { insertion, deletion, comment, hiddenText, author }: Seen = Object.fromEntries(
    (report.observations ?? []).map((observation) => [observation.kind, observation]),
  );
  const changes = [
    ...(insertion ? [filled(messages.inserted, insertion)] : []),
    ...(deletion ? [filled(messages.deleted, deletion)] : []),
  ];
  return [
    ...(changes.length > 0 ? [{ message: fill(messages.changes, { found: changes.join('；') }) }] : []),
    ...(comment ? [{ message: filled(messages.comments, comment) }] : []),
    ...(hiddenText ? [{ message: filled(messages.hidden, hiddenText) }] : []),
    // What is published is typeset anew and carries no properties of the file.
    ...(author ? [{ severity: 'info' as const, message: messages.authors }] : []),
  ];
};

/** Formats that are nothing but their text. */
const plain = ['text', 'markdown', 'json'];

const lacking = ({ report, upload }: Context): string | undefined => {
  if (report.observations || plain.includes(upload?.format ?? '')) return undefined;
  return upload?.format === undefined
    ? '这种格式的文件不作此项检查'
    : `${nameOfKind(upload.format)}不作此项检查，请自行确认文件中没有这些内容`;
};

export const fileContentRules: readonly Rule[] = [
  {
    id: 'F06',
    severity: 'error',
    title: '没有修订、批注、隐藏文字和作者信息',
    basis: '实践：报送的年度报告应为定稿；修订、批注和隐藏文字可能带出不应公开的内容',
    involves: 'Word文档（DOCX）中不显示在页面上的内容；纯文本没有这类内容；其他格式不作检查',
    messages,
    lacks: lacking,
    check: nothingBesideThePage,
  },
];

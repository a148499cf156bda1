import type { Observation } from '../../../../schemas/report.ts';
import type { Context, Fault, Rule } from '../../rule.ts';

type Seen = Readonly<Partial<Record<Observation['kind'], Observation>>>;

const seenIn = (observations: readonly Observation[] = []): Seen =>
  Object.fromEntries(observations.map((observation) => [observation.kind, observation]));

const such = ({ example }: Observation): string => (example ? `，如“${example}”` : '');

const pendingChanges = ({ insertion, deletion }: Seen): Fault[] => {
  const found = [
    ...(insertion ? [`新增${insertion.count}处${such(insertion)}`] : []),
    ...(deletion ? [`删除${deletion.count}处${such(deletion)}`] : []),
  ];
  if (found.length === 0) return [];
  return [
    {
      message: `文件中有尚未接受的修订：${found.join('；')}。年度报告应为定稿，核对时按接受全部修订读取。请在 Word 或 WPS 的“审阅”中接受或拒绝全部修订，另存后重新报送。`,
    },
  ];
};

const comments = ({ comment }: Seen): Fault[] =>
  comment
    ? [
        {
          message: `文件中有${comment.count}条批注${such(comment)}。年度报告应为定稿，请在“审阅”中删除全部批注后重新报送。`,
        },
      ]
    : [];

const hiddenText = ({ hiddenText: hidden }: Seen): Fault[] =>
  hidden
    ? [
        {
          message: `文件中有${hidden.count}处隐藏文字${such(hidden)}，未读入年度报告。请取消隐藏或者删除后重新报送。`,
        },
      ]
    : [];

const authors = ({ author }: Seen): Fault[] =>
  author
    ? [
        {
          // What is published is typeset anew and carries no properties of the file.
          severity: 'info',
          message:
            '文件属性中留有作者或最后保存者的姓名。发布的文件重新排版，不含这一信息；另行对外提供原文件的，请先在“文件”“信息”“检查文档”中删除。',
        },
      ]
    : [];

const nothingBesideThePage = ({ report }: Context): Fault[] => {
  const seen = seenIn(report.observations);
  return [...pendingChanges(seen), ...comments(seen), ...hiddenText(seen), ...authors(seen)];
};

export const fileContentRules: readonly Rule[] = [
  {
    id: 'F06',
    severity: 'error',
    title: '没有修订、批注、隐藏文字和作者信息',
    basis: '',
    involves: '',
    messages: {},
    lacks: ({ report }) => (report.observations ? undefined : '这种格式的文件不作此项检查'),
    check: nothingBesideThePage,
  },
];

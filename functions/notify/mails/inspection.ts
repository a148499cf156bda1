import type { Inspection } from '../../../schemas/inspection.ts';
import type { Authority } from '../../../schemas/register.ts';
import { countedWords, findingWords } from '../../inspect/words.ts';
import { shanghaiDateTime } from '../../shared/time.ts';
import type { Part } from '../letter.ts';
import { type Mail, mailOf } from '../mail.ts';

/** Longer lists nobody reads; the board has more. */
const mostListed = 20;

const openList = ({ findings, open }: Inspection): Part[] => {
  const listed = findings.filter(({ mended }) => !mended).slice(0, mostListed);
  if (listed.length === 0) return [];
  const items = listed.map((finding) => `${findingWords(finding)}：${finding.place}`);
  const more = open > listed.length ? [`另有${open - listed.length}处，请在工作台查看`] : [];
  return [{ kind: 'list', title: '需要处理的问题', items: [...items, ...more] }];
};

const mendedList = ({ findings, mended }: Inspection): Part[] => {
  const counted = countedWords(findings.filter((finding) => finding.mended));
  if (mended === 0) return [];
  return [{ kind: 'list', title: `已自动修复${mended}处`, items: counted }];
};

/** Tells the authority what the self-inspection found: what somebody must see to, and what was put right by itself. */
export const inspectionFound = (authority: Authority, inspection: Inspection, boardUrl: string): Mail => {
  const { startedAt, looked, mended, open } = inspection;
  return mailOf({
    subject: open > 0 ? `需要处理：栏目自查发现${open}处问题` : `栏目自查修复${mended}处，无需处理`,
    heading: open > 0 ? `栏目自查发现${open}处问题，需要管理人员处理` : `栏目自查修复${mended}处，无需处理`,
    tone: open > 0 ? 'attention' : 'calm',
    to: authority.name,
    authority,
    parts: [
      {
        kind: 'paragraph',
        text:
          open > 0
            ? '系统对已公布的年报作了自查。下列问题不能自动修复：已公布的文件和审批留存的内容，系统不会自行改动，请管理人员核实后处理。'
            : '系统对已公布的年报作了自查，发现的问题均已按现行版本重新生成，已公布的文件没有改动。',
      },
      {
        kind: 'facts',
        rows: [
          ['自查开始', shanghaiDateTime(startedAt)],
          [
            '自查范围',
            `${looked.agencies}个单位，${looked.reports}份年报，${looked.objects}个文件和网页，${looked.links}条链接`,
          ],
          ['需要处理', `${open}处`],
          ['自动修复', `${mended}处`],
        ],
      },
      ...openList(inspection),
      ...mendedList(inspection),
      ...(open > 0
        ? [{ kind: 'note' as const, text: '处理方法见运行手册（docs/runbook.md）“SelfInspectionFound”一节。' }]
        : []),
      { kind: 'action', label: '查看自查结果', url: boardUrl },
    ],
  });
};

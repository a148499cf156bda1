import type { Register } from '../../../schemas/register.ts';
import { dayInWords } from '../../campaign/days.ts';
import type { Late, Overdue, PublishedLate } from '../../campaign/overdue.ts';
import { dayOf } from '../../shared/workingDays.ts';
import type { Part } from '../letter.ts';
import { type Mail, mailOf } from '../mail.ts';

export interface OverdueLetter {
  readonly register: Register;
  readonly year: number;
  /** The calendar day of the letter. */
  readonly today: string;
  readonly overdue: Overdue;
  /** Address of the site without trailing slash. */
  readonly baseUrl: string;
}

/** Longer lists nobody reads in a mail; the board has them all. */
const mostListed = 100;

const list = <One>(title: string, all: readonly One[], line: (one: One) => string): Part[] => {
  if (all.length === 0) return [];
  const more = all.length - mostListed;
  return [
    { kind: 'list', title: `${title}（${all.length}个单位）`, items: all.slice(0, mostListed).map(line) },
    ...(more > 0 ? [{ kind: 'note' as const, text: `另有${more}个单位未列出，请在工作台查看。` }] : []),
  ];
};

const notSubmitted = ({ agency, standing, due, days }: Late): string => {
  const returned = standing ? `，${dayInWords(dayOf(new Date(standing.since)))}退回后未重新报送` : '';
  return `${agency.name}：报送期限${dayInWords(due)}，已逾期${days}天${returned}`;
};

const where = ({ standing }: Late): string => {
  switch (standing?.state) {
    case 'inApproval':
      return standing.stage === undefined ? '正在审批' : `在“${standing.stage}”环节审批`;
    case 'filed':
      return '已审批完成，等待公布日';
    case 'parked':
      return '因系统故障暂缓办理，需由系统管理员恢复';
    default:
      return '正在核对';
  }
};

const notPublished = (late: Late): string =>
  `${late.agency.name}：公布期限${dayInWords(late.due)}，已逾期${late.days}天，${where(late)}`;

const publishedLate = ({ agency, due, days, publishedOn, afterStatute }: PublishedLate): string =>
  `${agency.name}：公布期限${dayInWords(due)}，${dayInWords(publishedOn)}公布，迟${days}天${afterStatute ? '，超过法定期限' : ''}`;

/** The list of what is late, to the authority: not sent in, sent in but not public, public too late. */
export const overdueList = ({ register, year, today, overdue, baseUrl }: OverdueLetter): Mail => {
  const { authority } = register;
  const [missing, waiting, late] = [overdue.notSubmitted, overdue.notPublished, overdue.publishedLate];
  return mailOf({
    subject: `${year}年政府信息公开年报逾期情况（${dayInWords(today)}）：未报送${missing.length}个，未公布${waiting.length}个`,
    heading: `${year}年政府信息公开工作年度报告逾期情况`,
    tone: missing.length + waiting.length > 0 ? 'attention' : 'calm',
    to: authority.name,
    authority,
    parts: [
      {
        kind: 'paragraph',
        text: `截至${dayInWords(today)}上午，逾期未报送${missing.length}个单位，已报送、逾期未公布${waiting.length}个单位，逾期公布${late.length}个单位。`,
      },
      ...list('逾期未报送', missing, notSubmitted),
      ...list('已报送，逾期未公布', waiting, notPublished),
      ...list('逾期公布', late, publishedLate),
      { kind: 'action', label: '打开工作台催办', url: `${baseUrl}/board/` },
    ],
  });
};

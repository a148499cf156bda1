import type { Agency, Authority, Person } from '../../../schemas/register.ts';
import type { Standing } from '../../../schemas/standing.ts';
import { shanghaiDate } from '../../shared/time.ts';
import { endOfDay } from '../../shared/workingDays.ts';
import type { Part } from '../letter.ts';
import { type Mail, mailOf } from '../mail.ts';

/** What a letter that chases is made from. */
export interface Chasing {
  readonly authority: Authority;
  readonly agency: Agency;
  readonly year: number;
  readonly to: Person;
  /** Undefined when nothing has come in. */
  readonly standing: Standing | undefined;
  /** Calendar days by which it is to be sent in and to be public. */
  readonly days: { readonly submit: string; readonly publish: string };
  /** As in `workingDaysLeft`, until the day that matters here. */
  readonly daysLeft: number;
  /** A fresh link to the agency's page. */
  readonly url: string;
}

/** A calendar day as people read it; its last instant lies in it wherever it is read. */
const dayInWords = (day: string): string => shanghaiDate(new Date(endOfDay(day).getTime() - 1));

/** 条例 art. 49 names departments and governments; the others are bound by local notices. */
const basisFor = ({ kind }: Agency): string =>
  kind === 'government' || kind === 'department'
    ? '根据《中华人民共和国政府信息公开条例》第四十九条和年度报告编制工作的有关要求'
    : '根据年度报告编制工作的有关要求';

const timeOf = (daysLeft: number): string => {
  if (daysLeft < 0) return `已逾期${-daysLeft}天`;
  return daysLeft === 0 ? '今天到期' : `距期限还有${daysLeft}个工作日`;
};

const reportName = (year: number): string => `${year}年政府信息公开工作年度报告`;

/** 应于…前报送、…前公布, in one when both are due on the same day. */
const duty = ({ submit, publish }: Chasing['days']): string =>
  submit === publish
    ? `应于${dayInWords(submit)}前报送并公布`
    : `应于${dayInWords(submit)}前报送、${dayInWords(publish)}前公布`;

const facts = ({ agency, year, days }: Chasing, rows: (readonly [string, string])[]): Part => ({
  kind: 'facts',
  rows: [
    ['单位', agency.name],
    ['报告年度', `${year}年`],
    ['报送期限', dayInWords(days.submit)],
    ['公布期限', dayInWords(days.publish)],
    ...rows,
  ],
});

const linkParts = (url: string, label: string, note: string): Part[] => [
  { kind: 'action', label, url },
  { kind: 'note', text: `${note}链接只供本单位报送使用，请勿转发。` },
];

/** 催报送: nothing has come in, or what came in was returned and has not come again. */
export const submissionChased = (chasing: Chasing): Mail => {
  const { authority, agency, year, to, standing, days, daysLeft, url } = chasing;
  const late = daysLeft < 0;
  const returned = standing?.state === 'returned';
  const missing = returned
    ? `贵单位报送的${reportName(year)}已于${shanghaiDate(standing.since)}退回修改，至今未重新报送`
    : `至今未收到贵单位的${reportName(year)}`;
  return mailOf({
    subject: `催报${late ? '（已逾期）' : ''}：${agency.name}${year}年政府信息公开年报`,
    heading: late
      ? `${reportName(year)}报送已逾期，请尽快报送`
      : `请于${dayInWords(days.submit)}前报送${reportName(year)}`,
    tone: 'attention',
    to: to.role,
    authority,
    parts: [
      {
        kind: 'paragraph',
        text: `${basisFor(agency)}，${agency.name}${duty(days)}${reportName(year)}。${missing}，${timeOf(daysLeft)}。${late ? '请抓紧办理，并来电告知预计报送的时间。' : '请按时报送。'}`,
      },
      facts(chasing, [['目前情况', `${returned ? '已退回，待重新报送' : '未报送'}，${timeOf(daysLeft)}`]]),
      ...linkParts(
        url,
        returned ? '查看退回原因并重新报送' : '打开报送页面',
        '已经报送的，以报送页面显示的办理状态为准，无需再报。',
      ),
    ],
  });
};

/** 催公布: it has come in and waits for approval, so it is not public yet. */
export const publicationChased = (chasing: Chasing): Mail => {
  const { authority, agency, year, to, standing, days, daysLeft, url } = chasing;
  const late = daysLeft < 0;
  const where = standing?.stage === undefined ? '审批环节' : `“${standing.stage}”环节`;
  const since = standing ? `自${shanghaiDate(standing.since)}起` : '';
  return mailOf({
    subject: `催办${late ? '（已逾期）' : ''}：${agency.name}${year}年政府信息公开年报尚未公布`,
    heading: late
      ? `${reportName(year)}已逾期未公布，请尽快办结审批`
      : `${reportName(year)}应于${dayInWords(days.publish)}前公布，请抓紧办结审批`,
    tone: 'attention',
    to: to.role,
    authority,
    parts: [
      {
        kind: 'paragraph',
        text: `${basisFor(agency)}，${agency.name}应于${dayInWords(days.publish)}前公布${reportName(year)}。报送的年报${since}停在${where}，${timeOf(daysLeft)}。请协调审批人尽快办理；全部审批通过后，系统自动公布，无需再报送。`,
      },
      facts(chasing, [['目前情况', `${where}审批中，${timeOf(daysLeft)}`]]),
      ...linkParts(url, '查看办理进度', '审批人没有收到邮件或需要更换审批人的，请与我们联系。'),
    ],
  });
};

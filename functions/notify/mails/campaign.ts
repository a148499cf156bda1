import { type Agency, chainOf, type Person, personOf, type Register } from '../../../schemas/register.ts';
import type { Standing } from '../../../schemas/standing.ts';
import { dayInWords, daysBetween } from '../../campaign/days.ts';
import { dayOf } from '../../shared/workingDays.ts';
import type { Part } from '../letter.ts';
import { type Mail, mailOf } from '../mail.ts';

/** One agency in a letter of the campaign. */
export interface CampaignItem {
  readonly agency: Agency;
  /** Undefined when nothing has come in. */
  readonly standing: Standing | undefined;
  /** Calendar days by which it is to be sent in and to be public. */
  readonly days: { readonly submit: string; readonly publish: string };
  /** Whether this letter opens the season for it. */
  readonly opening: boolean;
  /** A fresh link to the agency's page. */
  readonly url: string;
}

export interface CampaignLetter {
  readonly register: Register;
  readonly year: number;
  readonly to: Person;
  /** The calendar day of the letter. */
  readonly today: string;
  readonly items: readonly CampaignItem[];
}

const reportName = (year: number): string => `${year}年政府信息公开工作年度报告`;

const timeTo = (today: string, day: string): string => {
  const days = daysBetween(today, day);
  if (days < 0) return `已逾期${-days}天`;
  return days === 0 ? '今天到期' : `还有${days}天`;
};

/** Whether the report has come in and waits for others. */
const isIn = (standing: Standing | undefined): boolean => standing?.state === 'inApproval';

/** Which day comes next for an agency: to send in, or, once that is done or past, to be public. */
const next = ({ standing, days }: CampaignItem, today: string): { word: string; day: string } =>
  !isIn(standing) && days.submit >= today ? { word: '报送', day: days.submit } : { word: '公布', day: days.publish };

const desk = (register: Register, agency: Agency, stage: string | undefined): string => {
  if (stage === undefined) return '审批环节';
  const asked = chainOf(register, agency).find(({ name }) => name === stage)?.approvers ?? [];
  const roles = asked.flatMap((id) => personOf(register, id)?.role ?? []);
  return `“${stage}”环节${roles.length > 0 ? `（${roles.join('、')}）` : ''}`;
};

const stateOf = (register: Register, { agency, standing }: CampaignItem): string => {
  if (standing === undefined) return '尚未报送';
  const since = dayInWords(dayOf(new Date(standing.since)));
  return standing.state === 'returned'
    ? `${since}退回修改，尚未重新报送`
    : `正在审批，自${since}起在${desk(register, agency, standing.stage)}`;
};

const itemParts = (letter: CampaignLetter, item: CampaignItem): Part[] => {
  const { agency, days, standing, url } = item;
  const { register, today, items } = letter;
  const whose = items.length === 1 ? '' : `${agency.name}的`;
  const page = `打开${whose}报送页面${standing === undefined ? '' : '，查看办理情况'}`;
  return [
    {
      kind: 'facts',
      rows: [
        ['单位', agency.name],
        ['报送期限', `${dayInWords(days.submit)}（${isIn(standing) ? '已报送' : timeTo(today, days.submit)}）`],
        ['公布期限', `${dayInWords(days.publish)}（${timeTo(today, days.publish)}）`],
        ['目前情况', stateOf(register, item)],
      ],
    },
    { kind: 'action', label: page, url },
  ];
};

const howTo: Part = {
  kind: 'list',
  title: '怎样办理',
  items: [
    '打开报送页面，下载空白格式（Word 或 Excel）填写；其中单位名称、各部分标题和能够带入的上年结转件数已经填好。本单位已有文稿的，也可以直接报送。',
    '在同一页面选择文件报送，随即收到回执。',
    '系统自动核对：有错误的，列明问题退回修改，修改后仍在该页面报送；没有错误的，排版后按程序逐级送审。',
    '全部审批通过后公布。每一步的结果都会邮件告知，办理到哪个环节可随时在报送页面查看。',
  ],
};

const linkNote: Part = {
  kind: 'note',
  text: '链接只供您本人报送使用，请勿转发；以前邮件中的链接在有效期内仍可使用。已经报送的，以报送页面显示的办理状态为准。',
};

const words = ({ year, today, items }: CampaignLetter): { subject: string; heading: string; text: string } => {
  const opening = items.some((item) => item.opening);
  const [first] = items;
  const about = items.length === 1 && first ? first.agency.name : `${items.length}个单位`;
  if (opening)
    return {
      subject: `${year}年政府信息公开年报编制报送工作开始：${about}`,
      heading: `请编制并报送${reportName(year)}`,
      text: `${reportName(year)}编制报送工作现已开始。根据《中华人民共和国政府信息公开条例》和年度报告编制工作的有关要求，请按下列期限报送和公布。`,
    };
  const nearest = items.map((item) => next(item, today)).sort((one, other) => one.day.localeCompare(other.day))[0];
  const left = nearest ? timeTo(today, nearest.day) : '';
  return {
    subject: `提醒：${about}${year}年政府信息公开年报${nearest?.word ?? ''}期限${left}`,
    heading: `${reportName(year)}${nearest?.word ?? ''}期限${left}`,
    text: wanted(items),
  };
};

/** What is to be done, for each state there is among the agencies of a letter. */
const wanted = (items: readonly CampaignItem[]): string => {
  const none = items.some(({ standing }) => standing === undefined);
  const returned = items.some(({ standing }) => standing?.state === 'returned');
  const waiting = items.some(({ standing }) => isIn(standing));
  const sentences = [
    ...(none ? [['尚未报送', '请抓紧编制并报送。']] : []),
    ...(returned ? [['已退回修改', '请抓紧改好后重新报送。']] : []),
    ...(waiting ? [['正在审批', '请协调审批人尽快办结；全部审批通过后，系统自动公布，无需再报送。']] : []),
  ];
  return sentences
    .map(([state, what]) => (items.length === 1 ? `年报${state}，${what}` : `${state}的，${what}`))
    .join('');
};

/** Everything the campaign has to tell one person on one day: what is due, by when, where it stands, and the page for it. */
export const campaignMail = (letter: CampaignLetter): Mail => {
  const { subject, heading, text } = words(letter);
  const opening = letter.items.some((item) => item.opening);
  return mailOf({
    subject,
    heading,
    tone: opening ? 'calm' : 'attention',
    to: letter.to.role,
    authority: letter.register.authority,
    parts: [
      { kind: 'paragraph', text },
      ...letter.items.flatMap((item) => itemParts(letter, item)),
      ...(opening ? [howTo] : []),
      linkNote,
    ],
  });
};

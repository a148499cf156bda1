import { type Context, type Fault, fill, type Rule } from '../../rule.ts';
import { dayOf, daysBetween, dueDay, dueDayLacking, written } from './days.ts';

const submitMessages = {
  late: '{uploaded}报送，主管部门要求{due}前报送，迟{days}天。请向主管部门说明；更正已公布年报的除外。',
  timely: '{uploaded}报送，在{due}的期限内。',
};

const publishMessages = {
  late: '报送时（{uploaded}）已过应当公布的日期{due}，迟{days}天。请尽快办理审批，并说明原因；更正已公布年报的除外。',
};

/** The day of upload and the due day, when the first is later. */
const overdue = (
  context: Context,
  act: 'submit' | 'publish',
): { readonly uploaded: string; readonly due: string; readonly days: number } | undefined => {
  const [at, due] = [context.upload?.at, dueDay(context, act)];
  if (at === undefined || due === undefined) return undefined;
  const day = dayOf(at);
  return day > due ? { uploaded: written(day), due: written(due), days: daysBetween(due, day) } : undefined;
};

const submitted = (context: Context): Fault[] => {
  const late = overdue(context, 'submit');
  if (late) return [{ message: fill(submitMessages.late, late) }];
  const [at, due] = [context.upload?.at, dueDay(context, 'submit')];
  if (at === undefined || due === undefined) return [];
  const known = { uploaded: written(dayOf(at)), due: written(due) };
  return [{ status: 'pass', message: fill(submitMessages.timely, known) }];
};

const published = (context: Context, isGovernment: boolean): Fault[] => {
  const late = (context.agency?.kind === 'government') === isGovernment ? overdue(context, 'publish') : undefined;
  return late ? [{ message: fill(publishMessages.late, late) }] : [];
};

/** Whether it is published in time is decided by the approvals still to come; what is late already can be said. */
const onlyWarning = '报送时已迟的只作提醒：退回只会更迟';

export const latenessRules: readonly Rule[] = [
  {
    id: 'G01',
    severity: 'warning',
    title: '在主管部门要求的日期前报送',
    basis: '实践：主管部门规定的报送日期，见名录',
    involves: '报送日期（北京时间）',
    messages: submitMessages,
    lacks: dueDayLacking,
    check: submitted,
  },
  {
    id: 'G02',
    severity: 'warning',
    title: '部门等机关报送时未过公布期限',
    basis: `《政府信息公开条例》第四十九条：县级以上人民政府部门每年1月31日前公布；乡镇、街道和其他单位按主管部门规定；${onlyWarning}`,
    involves: '报送日期（北京时间）',
    messages: publishMessages,
    lacks: dueDayLacking,
    check: (context) => published(context, false),
  },
  {
    id: 'G03',
    severity: 'warning',
    title: '人民政府报送时未过公布期限',
    basis: `《政府信息公开条例》第四十九条：县级以上地方人民政府的年度报告每年3月31日前公布；${onlyWarning}`,
    involves: '报送日期（北京时间）',
    messages: publishMessages,
    lacks: dueDayLacking,
    check: (context) => published(context, true),
  },
];

import type { Submission } from '../../schemas/submission.ts';
import { isChecked } from '../feedback/checked.ts';
import { toneOf, tones, toneWords } from '../feedback/numbered.ts';
import { shanghaiDate } from '../shared/time.ts';
import type { Course } from './course.ts';
import { stagesAhead, visitSteps } from './stageSteps.ts';
import type { Step } from './step.ts';

/**
 * The path of a submission from receipt to publication, as far as it went and as far as it is still to go: what has
 * ended has nothing ahead.
 */
export const timelineOf = (course: Course): Step[] => [
  received(course),
  checking(course),
  ...typesetting(course),
  ...course.stages.map((stage) => visitSteps(stage, course.stages)),
  ...stagesAhead(course),
  ...takenBack(course),
  ...filing(course),
  ...ending(course),
];

/** Whether more is to come: parked submissions go on once the fault is mended. */
const goesOn = ({ submission: { outcome, recall } }: Course): boolean =>
  (outcome === null || outcome === 'parked') && recall === null;

const received = ({ submission: { uploadedAt, receiptNumber } }: Course): Step => ({
  title: '收到文件',
  tone: 'done',
  state: '已收到',
  lines: [{ text: `回执编号${receiptNumber}`, at: uploadedAt }],
});

const checking = ({ submission, findings }: Course): Step => {
  const title = '读取、核对';
  if (!isChecked(submission)) return uncheckedStep(title, submission);
  const lines = [{ text: tally(findings ?? []) }];
  const link = { anchor: 'findings' as const, text: '查看问题清单和标注的年报' };
  if (submission.reason?.code !== 'findings')
    return { title, tone: 'done', state: '已核对', lines, ...(findings && { link }) };
  const at = submission.endedAt;
  const returned = { text: '已退回修改', ...(at !== null && { at }) };
  return { title, tone: 'stopped', state: '未通过', lines: [...lines, returned], link };
};

const uncheckedStep = (title: string, { outcome, progress, endedAt }: Submission): Step => {
  if (outcome === null)
    return { title, tone: 'now', state: progress === 'received' ? '正在读取' : '正在核对', lines: [] };
  const at = endedAt === null ? {} : { at: endedAt };
  return outcome === 'returned'
    ? { title, tone: 'stopped', state: '未通过', lines: [{ text: '已退回修改', ...at }] }
    : { title, tone: 'stopped', state: '未完成', lines: [] };
};

/** What was found, in one line. */
const tally = (findings: NonNullable<Course['findings']>): string => {
  const shown = findings.filter(({ status }) => status !== 'notAssessable').map(toneOf);
  const counts = tones.flatMap((tone) => {
    const count = shown.filter((other) => other === tone).length;
    return count === 0 ? [] : [`${toneWords[tone]}${count}处`];
  });
  return counts.length === 0 ? '没有发现问题' : counts.join('，');
};

const typesetting = (course: Course): Step[] => {
  const { progress, outcome, reason } = course.submission;
  const title = '排版';
  if (reason?.code === 'missingGlyph') return [{ title, tone: 'stopped', state: '未完成', lines: [] }];
  if (progress !== 'received' && progress !== 'read' && progress !== 'checked')
    return [{ title, tone: 'done', state: '已排版', lines: [] }];
  if (!goesOn(course)) return [];
  if (progress === 'checked' && outcome === null) return [{ title, tone: 'now', state: '正在排版', lines: [] }];
  return [{ title, tone: 'ahead', state: '待办', lines: [] }];
};

const takenBack = ({ submission: { recall, outcome } }: Course): Step[] =>
  recall === null
    ? []
    : [
        {
          title: '撤回',
          tone: 'stopped',
          state: outcome === null ? '已登记，正在办结' : '已撤回',
          lines: [{ text: `${recall.role}撤回`, at: recall.at }],
        },
      ];

const filing = (course: Course): Step[] => {
  const { submission, notBefore, now } = course;
  if (!goesOn(course) || notBefore === undefined) return [];
  const lines = [{ text: `按主管部门安排，${shanghaiDate(notBefore)}起公布` }];
  if (submission.progress === 'filed') return [{ title: '备案', tone: 'now', state: '已备案，待公布', lines }];
  return now.toISOString() < notBefore ? [{ title: '备案', tone: 'ahead', state: '待办', lines }] : [];
};

const ending = (course: Course): Step[] => {
  const { outcome, progress, endedAt, path, recall } = course.submission;
  const at = endedAt === null ? {} : { at: endedAt };
  const title = '发布';
  switch (outcome) {
    case 'published':
      return [
        {
          title,
          tone: 'done',
          state: '已发布',
          lines: [{ text: '已向社会公开', ...at }],
          ...(path !== null && { link: { href: path, text: '查看已发布的年报' } }),
        },
      ];
    case 'superseded':
      return [{ title: '不再办理', tone: 'stopped', state: '已被取代', lines: [{ text: '以另一次报送为准', ...at }] }];
    case 'parked':
      return [{ title: '暂缓处理', tone: 'now', state: '待排除故障', lines: [{ text: '系统出现故障', ...at }] }];
    case 'returned':
      return [];
    case null:
      if (recall !== null) return [];
      return progress === 'publishing'
        ? [{ title, tone: 'now', state: '正在发布', lines: [] }]
        : [{ title, tone: 'ahead', state: '待办', lines: [] }];
  }
};

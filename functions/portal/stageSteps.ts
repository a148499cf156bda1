import type { Stage, StageOutcome } from '../../schemas/approval.ts';
import { lastDeadline } from '../approve/deadlines.ts';
import { silentOnes } from '../approve/stage.ts';
import { shanghaiDateTime } from '../shared/time.ts';
import type { Course } from './course.ts';
import { acting, choiceWords, roleOf } from './pages/decisions.ts';
import type { Line, Step } from './step.ts';

const ends: Readonly<Record<StageOutcome, Pick<Step, 'tone' | 'state'>>> = {
  approved: { tone: 'done', state: '已通过' },
  returned: { tone: 'stopped', state: '已退回' },
  sentBack: { tone: 'back', state: '退回前面的环节' },
  expired: { tone: 'stopped', state: '逾期未办，已退回' },
  superseded: { tone: 'stopped', state: '不再办理' },
  recalled: { tone: 'stopped', state: '已终止' },
};

/** One visit to a stage: at whose desk since when, and who decided what. Others see roles, never names. */
export const visitSteps = (stage: Stage, stages: readonly Stage[]): Step => ({
  title: `${stage.name}${visitWords(stage, stages)}`,
  ...(stage.outcome === null ? ({ tone: 'now', state: '正在办理' } as const) : ends[stage.outcome]),
  lines: [...deskLines(stage), ...stage.decisions.map((decision) => decisionLine(stage, decision, stages))],
});

const visitWords = ({ position, index }: Stage, stages: readonly Stage[]): string => {
  const before = stages.filter((other) => other.position === position && other.index < index).length;
  return before === 0 ? '' : `（第${before + 1}次办理）`;
};

const deskLines = (stage: Stage): Line[] => {
  const { openedAt, outcome, closedAt } = stage;
  if (outcome !== null) {
    const silent = outcome === 'approved' ? [] : silentOnes(stage);
    const left = silent.length > 0 && stage.decisions.length === 0;
    return [
      { text: '送到时间', at: openedAt },
      ...(left ? [{ text: `${silent.map(acting).join('、')}未办理`, ...(closedAt !== null && { at: closedAt }) }] : []),
    ];
  }
  return [
    { text: `待${silentOnes(stage).map(acting).join('、')}办理${needWords(stage)}` },
    { text: '送到时间', at: openedAt },
    { text: `办理期限${shanghaiDateTime(lastDeadline(stage))}，逾期未办的退回，不会自动通过` },
  ];
};

/** How many of several must approve. */
const needWords = ({ approvers, need, decisions }: Stage): string => {
  const left = need - decisions.length;
  if (approvers.length - decisions.length <= 1) return '';
  if (need >= approvers.length) return '（须全部同意）';
  return left === 1 ? '（其中1人同意即可）' : `（其中${left}人同意即可）`;
};

const decisionLine = (stage: Stage, decision: Stage['decisions'][number], stages: readonly Stage[]): Line => ({
  text: `${roleOf(stage, decision.personId)}：${choiceWords(stage, decision, stages)}`,
  at: decision.decidedAt,
  ...(decision.opinion !== '' && { quote: decision.opinion }),
});

/** The stages still to come, from the register's chain as it stands now. */
export const stagesAhead = ({ submission, stages, chain }: Course): Step[] => {
  const { outcome, recall, progress } = submission;
  if ((outcome !== null && outcome !== 'parked') || recall !== null) return [];
  if (progress === 'filed' || progress === 'publishing') return [];
  return chain.slice(nextPosition(stages)).map(({ name, roles }) => ({
    title: name,
    tone: 'ahead' as const,
    state: '待办',
    lines: roles.length === 0 ? [] : [{ text: `由${roles.join('、')}办理` }],
  }));
};

const nextPosition = (stages: readonly Stage[]): number => {
  const last = stages.at(-1);
  if (!last) return 0;
  const back = last.outcome === 'sentBack' && last.decisions.find(({ choice }) => choice === 'return')?.returnTo;
  return typeof back === 'number' ? back : last.position + 1;
};

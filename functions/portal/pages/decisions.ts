import type { Decision, Stage, StageOutcome } from '../../../schemas/approval.ts';
import { silentOnes } from '../../approve/stage.ts';
import { type Html, html } from '../../shared/html.ts';
import { shanghaiDateTime } from '../../shared/time.ts';

const choiceWords = { approve: '同意', return: '退回修改' } as const;

/** How a stage ended, as a label. */
const outcomeWords: Readonly<Record<StageOutcome, string>> = {
  approved: '已通过',
  returned: '已退回',
  sentBack: '已退回前面的环节',
  expired: '逾期未办，已退回',
  superseded: '已被新的报送取代',
  recalled: '已撤回',
};

/** Others see the role, never the name. */
const roleOf = (stage: Stage, personId: string): string =>
  stage.approvers.find(({ id }) => id === personId)?.role ?? '审批人';

const decisionItem = (stage: Stage, { personId, choice, opinion, decidedAt }: Decision): Html =>
  html`<li class="decision decision-${choice}"><p><strong>${roleOf(stage, personId)}</strong><span class="mark mark-${choice === 'approve' ? 'good' : 'bad'}">${choiceWords[choice]}</span><time datetime="${decidedAt}">${shanghaiDateTime(decidedAt)}</time></p>${opinion !== '' && html`<blockquote>${opinion}</blockquote>`}</li>`;

const waitingItem = (stage: Stage): Html | false => {
  const silent = silentOnes(stage);
  return (
    stage.outcome === null &&
    silent.length > 0 &&
    html`<li class="decision"><p><strong>${silent.map(({ role }) => role).join('、')}</strong><span class="mark">待办理</span></p></li>`
  );
};

/** What was decided so far, stage by stage. */
export const decisionsSoFar = (stages: readonly Stage[]): Html =>
  html`<ol class="stages">${stages.map(
    (stage) =>
      html`<li><h3>${stage.name}<span>${stage.outcome === null ? '审批中' : outcomeWords[stage.outcome]}</span></h3><ul>${stage.decisions.map((decision) => decisionItem(stage, decision))}${waitingItem(stage)}</ul></li>`,
  )}</ol>`;

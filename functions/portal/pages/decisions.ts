import type { Decision, Stage, StageOutcome } from '../../../schemas/approval.ts';
import { silentOnes } from '../../approve/stage.ts';
import { type Html, html } from '../../shared/html.ts';
import { shanghaiDateTime } from '../../shared/time.ts';
import { sheetWords } from './sheet.ts';

/** How a stage ended, as a label. */
const outcomeWords: Readonly<Record<StageOutcome, string>> = {
  approved: '已通过',
  returned: '已退回',
  sentBack: '已退回前面的环节',
  expired: '逾期未办，已退回',
  superseded: '已被新的报送取代',
  recalled: '已撤回',
};

/** Others see the role, never the name; of somebody who acts for another also whose. */
export const acting = ({ role, inPlaceOf }: Pick<Stage['approvers'][number], 'role' | 'inPlaceOf'>): string =>
  inPlaceOf === undefined ? role : `${role}（代${inPlaceOf}）`;

export const roleOf = (stage: Stage, personId: string): string => {
  const person = stage.approvers.find(({ id }) => id === personId);
  return person ? acting(person) : '审批人';
};

/** What was decided, as it stands beside the role; a stage that was left is named as it was called then. */
export const choiceWords = (stage: Stage, { choice, returnTo }: Decision, stages: readonly Stage[]): string => {
  if (choice === 'approve') return '同意';
  const earlier = stages.find(({ position, index }) => position === returnTo && index < stage.index);
  return earlier ? `退回“${earlier.name}”环节` : '退回报送单位';
};

interface Context {
  readonly stages: readonly Stage[];
  /** Address of the approver's page; sheets are fetched under it. Without, none is shown. */
  readonly path?: string;
}

const sheetLink = ({ index }: Stage, decision: Decision, number: number, path: string | undefined): Html | false =>
  path !== undefined &&
  decision.sheet !== null &&
  html`<p class="sheet"><a href="${path}/sheets/${index}/${number}">签发单（${sheetWords(decision.sheet)}）</a></p>`;

const decisionItem = (stage: Stage, decision: Decision, number: number, { stages, path }: Context): Html => {
  const { personId, choice, opinion, decidedAt } = decision;
  const tone = choice === 'approve' ? 'good' : 'bad';
  return html`<li class="decision decision-${choice}"><p><strong>${roleOf(stage, personId)}</strong><span class="mark mark-${tone}">${choiceWords(stage, decision, stages)}</span><time datetime="${decidedAt}">${shanghaiDateTime(decidedAt)}</time></p>${opinion !== '' && html`<blockquote>${opinion}</blockquote>`}${sheetLink(stage, decision, number, path)}</li>`;
};

const waitingItem = (stage: Stage): Html | false => {
  const silent = silentOnes(stage);
  return (
    stage.outcome === null &&
    silent.length > 0 &&
    html`<li class="decision"><p><strong>${silent.map(acting).join('、')}</strong><span class="mark">待办理</span></p></li>`
  );
};

/** What was decided so far, stage by stage. */
export const decisionsSoFar = (stages: readonly Stage[], path?: string): Html => {
  const context = { stages, ...(path !== undefined && { path }) };
  return html`<ol class="stages">${stages.map(
    (stage) =>
      html`<li><h3>${stage.name}<span>${stage.outcome === null ? '审批中' : outcomeWords[stage.outcome]}</span></h3><ul>${stage.decisions.map((decision, number) => decisionItem(stage, decision, number, context))}${waitingItem(stage)}</ul></li>`,
  )}</ol>`;
};

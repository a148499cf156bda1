import { type Context, type Fault, fill, type Rule } from '../../rule.ts';

const messages = {
  missing:
    '审批流程（{stages}）中没有名称含“{word}”的环节。公开前应当进行保密审查：请确认已经审查并留有记录，或者请主管部门在名录的审批流程中增加这一环节。',
  planned: '审批流程中有“{stage}”环节，公布前进行。',
};

/** What the stage is called in every chain met: 保密审查, 保密审核, 保密员审查. */
const word = '保密';

const reviewInChain = ({ chain = [] }: Context): Fault[] => {
  const stage = chain.find(({ name }) => name.includes(word));
  if (stage) return [{ status: 'pass', message: fill(messages.planned, { stage: stage.name }) }];
  const stages = chain.map(({ name }) => name).join('—');
  return [{ message: fill(messages.missing, { stages, word }) }];
};

export const secrecyReviewRules: readonly Rule[] = [
  {
    id: 'F07',
    severity: 'warning',
    title: '审批流程中有保密审查',
    basis: '《政府信息公开条例》第四条：政府信息公开工作机构负责保密审查；实践：先审查、后公开',
    involves: '名录中报送机关的审批流程',
    messages,
    lacks: ({ chain }) => (chain ? undefined : '没有名录，不知道审批流程'),
    check: reviewInChain,
  },
];

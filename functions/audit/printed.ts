import type { AuditEntry } from '../../schemas/audit.ts';
import type { Block } from '../../schemas/report.ts';
import type { Submission } from '../../schemas/submission.ts';
import type { PageModel } from '../render/model.ts';
import { shanghaiDateTime } from '../shared/time.ts';

const actions: Readonly<Record<AuditEntry['action'], string>> = {
  received: '收到',
  checked: '核对',
  overridden: '准予放行',
  asked: '送审',
  approved: '同意',
  returned: '退回报送单位',
  sentBack: '退回前面的环节',
  askedAgain: '再次送审',
  replaced: '更换审批人',
  closed: '环节终止',
  recalled: '撤回报送',
  published: '发布',
  withdrawn: '撤回发布',
  ended: '办结',
  restarted: '重新启动',
};

const closings: Readonly<Record<string, string>> = {
  expired: '逾期未办',
  superseded: '已重新报送',
  recalled: '报送单位撤回',
};

const row = (...texts: readonly string[]) => texts.map((text) => ({ text, columnSpan: 1, rowSpan: 1 }));

const entryRow = (entry: AuditEntry) =>
  row(
    String(entry.number + 1),
    shanghaiDateTime(entry.at),
    [actions[entry.action], ...(entry.stage === undefined ? [] : [entry.stage])].join('\n'),
    entry.actor.role ?? (entry.actor.kind === 'machine' ? '系统' : '—'),
    (entry.action === 'closed' ? closings[entry.text ?? ''] : entry.text) ?? '',
  );

const proof = (entries: readonly AuditEntry[]): Block[] => {
  const signed = [...new Set(entries.flatMap(({ manifestHash }) => manifestHash ?? []))];
  return [
    ...signed.map((hash): Block => ({ type: 'paragraph', text: `所审清单的SHA-256：${hash}` })),
    { type: 'paragraph', text: `末条记录的SHA-256：${entries.at(-1)?.hash ?? '无'}` },
    { type: 'paragraph', text: '各条记录首尾相连，任何一条被改动、删除或插入，其后的校验值都不再相符。' },
  ];
};

/** The audit of one submission as a page to be put on file: what was done, by which role, when, and what it proves. */
export const auditModel = (submission: Submission, agencyName: string, entries: readonly AuditEntry[]): PageModel => ({
  agencyId: submission.agencyId,
  agencyName,
  year: submission.year ?? 0,
  edition: '2021',
  title: `${agencyName}年报办理记录`,
  preamble: [{ type: 'paragraph', text: `回执编号：${submission.receiptNumber}。文件：${submission.fileName}。` }],
  sections: [
    {
      key: 'overview',
      heading: '一、办理过程',
      blocks: [{ type: 'table', rows: [row('序号', '时间', '事项', '办理人', '意见'), ...entries.map(entryRow)] }],
    },
    { key: 'other', heading: '二、校验', blocks: proof(entries) },
  ],
});

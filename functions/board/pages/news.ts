import type { Acted } from '../doors.ts';

/** What can be done about one agency, by the last part of its address. */
export const actNames = ['resend', 'replace', 'link', 'restart', 'override', 'withdraw'] as const;
export type ActName = (typeof actNames)[number];

const done: Readonly<Record<ActName, string>> = {
  resend: '审批链接已重新发送。',
  replace: '审批人已更换：已请接替人审批，并告知原审批人。',
  link: '新的报送链接已发送。',
  restart: '已重新启动，几分钟后可在这里看到进展。',
  withdraw: '年度报告已撤回，一分钟内各处地址不再公开。已告知报送人。',
  override: '放行申请已记录。需要第二人复核的，一分钟内发出邮件；全部错误放行后自动继续办理。',
};

const unmailed: Readonly<Record<ActName, string>> = {
  resend: '邮件没有送出，请稍后再试，或核对名录中的邮箱。',
  replace: '审批人已更换，但有邮件没有送出。请在下面重发审批链接，并核对名录中的邮箱。',
  link: '邮件没有送出，请稍后再试，或核对名录中的邮箱。',
  restart: '已重新启动。',
  withdraw: '年度报告已撤回，一分钟内各处地址不再公开。但有邮件没有送出，请另行告知报送人。',
  override: '放行申请已记录。',
};

const undone = '没有作任何更改：情况已经变化，或者此前已经办过。请看下面的最新情况。';

/** What a page tells after an act; undefined when there is nothing to tell. */
export const newsOf = (
  act: string | undefined,
  came: string | undefined,
): { words: string; good: boolean } | undefined => {
  const name = actNames.find((one) => one === act);
  if (name === undefined) return undefined;
  const acted: Acted | undefined = (['done', 'undone', 'unmailed'] as const).find((one) => one === came);
  switch (acted) {
    case 'done':
      return { words: done[name], good: true };
    case 'unmailed':
      return { words: unmailed[name], good: false };
    case 'undone':
      return { words: undone, good: false };
    case undefined:
      return undefined;
  }
};

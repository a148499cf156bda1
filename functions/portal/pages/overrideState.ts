import { answererOf } from '../../override/request.ts';
import { type Html, html } from '../../shared/html.ts';
import { shanghaiDateTime } from '../../shared/time.ts';
import type { FoundOverride, OverrideView } from '../overrideStanding.ts';
import { type Notice, noticePage } from './notice.ts';
import { requestFacts } from './override.ts';

type Words = Pick<Notice, 'tone' | 'heading'> & { readonly text: string };

const answeredWords = ({ request, officer }: FoundOverride): Words => {
  const { answer } = request;
  const mine = answer?.personId === officer.id;
  const who = mine ? '您' : (answererOf(request)?.role ?? '其他经办人');
  const when = answer === null ? '' : `于${shanghaiDateTime(answer.answeredAt)}`;
  const rest = mine ? '意见已记录并转告提出人，不能更改。' : '您无需再办理。';
  return answer?.choice === 'approve'
    ? { tone: 'good', heading: `${who}已同意放行`, text: `${who}${when}同意放行。${rest}` }
    : { tone: 'bad', heading: `${who}未同意放行`, text: `${who}${when}表示不同意放行。${rest}` };
};

const otherWords: Readonly<Record<Exclude<OverrideView, 'open' | 'answered'>, Words>> = {
  overtaken: {
    tone: 'calm',
    heading: '这份年报已被新的报送取代',
    text: '报送单位已重新报送并通过核对，原来的文件不再办理，无需放行。',
  },
  dismissed: {
    tone: 'calm',
    heading: '您已不能办理这项复核',
    text: '名录中主管部门的经办人已经变更。如有疑问，请与主管部门联系。',
  },
  expired: {
    tone: 'bad',
    heading: '链接已过期',
    text: '办理期限已过，这份年报没有放行。仍需放行的，由提出人再次发起，届时将另行发送邮件。',
  },
  locked: {
    tone: 'bad',
    heading: '链接已锁定',
    text: '确认码多次填写错误，为防止他人冒用，这个链接不能再提交意见。请与提出人联系，由其再次发起。',
  },
};

const opinionOf = ({ request: { answer } }: FoundOverride): Html | false =>
  answer !== null && answer.opinion !== '' && html`<h2>说明</h2><blockquote>${answer.opinion}</blockquote>`;

/** What a link to a request leads to when there is nothing to fill in. */
export const overrideStatePage = (found: FoundOverride, view: Exclude<OverrideView, 'open'>): string => {
  const { tone, heading, text } = view === 'answered' ? answeredWords(found) : otherWords[view];
  const { request, register } = found;
  return noticePage({
    authority: register.authority,
    purpose: '放行复核',
    tone,
    heading,
    body: html`<p>${text}</p>${opinionOf(found)}${requestFacts(found)}<h2>申请放行的问题</h2><ul class="findings">${request.messages.map((message) => html`<li>${message}</li>`)}</ul><h2>放行理由</h2><blockquote>${request.reason}</blockquote>`,
  });
};

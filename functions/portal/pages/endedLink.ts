import type { Authority } from '../../../schemas/register.ts';
import { html } from '../../shared/html.ts';
import { shanghaiDate } from '../../shared/time.ts';
import { noticePage } from './notice.ts';

/** For a link to send that has ended, or whose person may send no more. `path` is its address. */
export const endedLinkPage = (authority: Authority, expiresAt: string, path: string): string =>
  noticePage({
    authority,
    purpose: '报送',
    tone: 'calm',
    heading: '报送链接已失效',
    body: html`<p>这个链接的有效期至${shanghaiDate(expiresAt)}，或名录中的报送人已经变更，不能再用来报送。</p>
<p>您仍是本单位报送人的，可以领取新的链接。新链接只发到名录中登记的您本人的邮箱。</p>
<form method="post" action="${path}/renew"><p><button class="button" type="submit">领取新的报送链接</button></p></form>`,
  });

/** The answer to asking for a new link: the same whether one was sent or not, so that it tells nobody who may send. */
export const renewalPage = (authority: Authority): string =>
  noticePage({
    authority,
    purpose: '报送',
    tone: 'calm',
    heading: '申请已收到',
    body: html`<p>您仍是本单位报送人的，新的报送链接随即发到名录中登记的您本人的邮箱，请查收。一小时内只发送一次。</p>
<p>半小时后仍未收到的，请检查垃圾邮件，或与主管部门联系，核对登记的报送人和邮箱。</p>`,
  });

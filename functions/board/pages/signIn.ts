import type { Authority } from '../../../schemas/register.ts';
import { html } from '../../shared/html.ts';
import { boardShell } from './shell.ts';

/** Asks for the officer's mail address. */
export const signInPage = (page: { authority: Authority; mail: string; problem: string | undefined }): string => {
  const { authority, mail, problem } = page;
  return boardShell({
    title: '登录',
    authority,
    visit: undefined,
    main: html`<section class="notice" aria-labelledby="sign-in">
<h1 id="sign-in">登录主管部门工作台</h1>
<p>填写名录中登记的主管部门工作人员邮箱，系统将发送一个登录验证码。</p>
<form method="post" action="/board/sign-in">
<div class="field"><label for="mail">邮箱</label>${problem !== undefined && html`<p class="problem" id="mail-problem">${problem}</p>`}
<input id="mail" name="mail" type="email" autocomplete="email" maxlength="254" required value="${mail}"${problem !== undefined && html` aria-describedby="mail-problem" aria-invalid="true"`}></div>
<p><button class="button" type="submit">获取验证码</button></p>
</form>
</section>`,
  });
};

/** Asks for the mailed code; the same whether anything was mailed or not. */
export const codePage = (page: { authority: Authority; token: string; problem: string | undefined }): string => {
  const { authority, token, problem } = page;
  return boardShell({
    title: problem === undefined ? '填写验证码' : '验证码不正确',
    authority,
    visit: undefined,
    main: html`<section class="notice" aria-labelledby="sign-in">
<h1 id="sign-in">填写验证码</h1>
<p>如果这个邮箱登记为主管部门工作人员，几分钟内会收到6位数字的验证码。验证码10分钟内有效，只在本页面上有效。</p>
<form method="post" action="/board/sign-in/code">
<input type="hidden" name="request" value="${token}">
<div class="field"><label for="code">验证码</label>${problem !== undefined && html`<p class="problem" id="code-problem" role="alert">${problem}</p>`}
<input id="code" name="code" type="text" inputmode="numeric" autocomplete="one-time-code" maxlength="12" required${problem !== undefined && html` aria-describedby="code-problem" aria-invalid="true"`}></div>
<p><button class="button" type="submit">登录</button></p>
</form>
<p>没有收到？请检查垃圾邮件，或<a href="/board/sign-in">重新获取</a>。每个邮箱每小时最多发送5次；仍收不到的，请核对名录中的邮箱。</p>
</section>`,
  });
};

import { setTimeout as wait } from 'node:timers/promises';

const tries = 30;

/**
 * What a person does whose page does not come: tries again. A page that says that a thing is done already, or that the link
 * is good no more, is an answer.
 */
export const persistently = async (what: string, ask: () => Promise<Response>): Promise<Response> => {
  let last = 'no answer';
  for (let turn = 0; turn < tries; turn += 1) {
    try {
      const answer = await ask();
      if (answer.status < 500 && answer.status !== 429) return answer;
      last = String(answer.status);
      await answer.body?.cancel();
    } catch (error) {
      last = error instanceof Error ? error.message : String(error);
    }
    await wait(Math.min(20 * (turn + 1), 250));
  }
  throw new Error(`${what}: ${last}, ${tries} times`);
};

const inputs = /<input type="hidden" name="([^"]*)" value="([^"]*)">/g;

const plain = (text: string): string =>
  text
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&');

/** Sends a file by the form of a page for sending. */
export const sendByForm = async (link: string, fileName: string, body: string): Promise<void> => {
  const page = await (await persistently('The page for sending', () => fetch(link))).text();
  const form = /<form class="upload" method="post" action="([^"]*)"[\s\S]*?<\/form>/.exec(page);
  if (!form) throw new Error(`The page for sending has no form: ${page.slice(0, 2000)}`);
  const fields = [...form[0].matchAll(inputs)].map(([, name = '', value = '']) => [plain(name), plain(value)] as const);
  const data = new FormData();
  for (const [name, value] of fields) data.append(name, value);
  data.append('file', new Blob([body], { type: 'text/plain' }), fileName);
  const answer = await fetch(plain(form[1]!), { method: 'POST', body: data, redirect: 'manual' });
  if (answer.status >= 400) throw new Error(`The file was refused (${answer.status}): ${await answer.text()}`);
};

/** Opens a mailed link, reads the page and approves. */
export const approveByPage = async (link: string, code: string): Promise<void> => {
  const page = await persistently('The page of an approval', () => fetch(link));
  await page.text();
  if (page.status === 409 || page.status === 410) return;
  const form = { choice: 'approve', opinion: '同意。', code };
  const answer = await persistently('A decision', () =>
    fetch(link, { method: 'POST', body: new URLSearchParams(form) }),
  );
  const said = await answer.text();
  if (answer.ok || answer.status === 409 || answer.status === 410) return;
  throw new Error(`A decision was answered with ${answer.status}: ${said.slice(0, 500)}`);
};

/** Asks again for half a minute what fails while the stack is started anew. */
export const steadily = async <Answer>(ask: () => Promise<Answer>): Promise<Answer> => {
  const until = Date.now() + 30_000;
  for (;;) {
    try {
      return await ask();
    } catch (error) {
      if (Date.now() > until) throw error;
      await wait(100);
    }
  }
};

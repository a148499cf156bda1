import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { createAdaptorServer } from '@hono/node-server';
import { Hono } from 'hono';
import type { Clock, Service } from '../contracts.ts';
import type { Faults } from '../faults/faults.ts';
import type { Mailbox } from '../mail/mailbox.ts';
import { executionsOf } from './executions.ts';
import { faultRoutes } from './faults.ts';
import { consolePage, executionPage, inboxPage, mailPage, type SendLink, startPage } from './pages.ts';
import { visitsOf } from './visits.ts';

export interface DeskOptions {
  readonly mailbox: Mailbox;
  readonly states: Service;
  readonly stateMachineArn: string;
  readonly clock: Clock;
  readonly faults: Faults;
  /** Addresses shown on the start page. */
  readonly site: string;
  readonly endpoint: string;
  /** File with the example agencies' send links, if there is one yet. */
  readonly linksFile: string;
}

const day = 86_400_000;

/** Mails are shown as they would be in a mail client: no script, nothing fetched. */
const mailPolicy = "default-src 'none'; style-src 'unsafe-inline'; img-src data:";

const readLinks = (file: string): SendLink[] => {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return [];
  }
};

/** The desk's pages and the same data as JSON: start page, inbox, console, clock. */
const routes = (options: DeskOptions): Hono => {
  const { mailbox, clock } = options;
  const executions = executionsOf(options.states, options.stateMachineArn);
  return new Hono()
    .get('/', (c) => c.html(startPage(options.site, options.endpoint, clock.now(), readLinks(options.linksFile))))
    .post('/clock', async (c) => {
      const days = Number((await c.req.parseBody()).days);
      if (days > 0) clock.advance(days * day);
      return c.redirect('/', 303);
    })
    .get('/inbox', async (c) => c.html(inboxPage(await mailbox.list())))
    .get('/inbox/:id', async (c) => {
      const mail = await mailbox.read(c.req.param('id'));
      return mail ? c.html(mailPage(mail)) : c.notFound();
    })
    .get('/inbox/:id/body', async (c) => {
      const mail = await mailbox.read(c.req.param('id'));
      c.header('Content-Security-Policy', mailPolicy);
      return mail ? c.html(`<base target="_top">${mail.html}`) : c.notFound();
    })
    .get('/console', async (c) => c.html(consolePage(await executions.latest())))
    .get('/console/:name', async (c) => {
      const name = c.req.param('name');
      return c.html(executionPage(await executions.describe(name), visitsOf(await executions.history(name))));
    })
    .get('/api/mails', async (c) => c.json(await mailbox.list()))
    .get('/api/mails/:id', async (c) => {
      const mail = await mailbox.read(c.req.param('id'));
      return mail ? c.json(mail) : c.notFound();
    })
    .get('/api/mails/:id/raw', async (c) => {
      const raw = await mailbox.raw(c.req.param('id'));
      return raw ? c.body(new Uint8Array(raw), 200, { 'Content-Type': 'message/rfc822' }) : c.notFound();
    })
    .get('/api/executions/:name', async (c) => {
      const name = c.req.param('name');
      return c.json({ ...(await executions.describe(name)), events: await executions.history(name) });
    })
    .post('/api/clock', async (c) => {
      const { milliseconds } = await c.req.json();
      clock.advance(Number(milliseconds));
      return c.json({ now: clock.now().toISOString() });
    })
    .route('/api/faults', faultRoutes(options.faults));
};

/** Serves the desk on a port of the loopback interface. */
export const listenDesk = async (
  options: DeskOptions & { readonly host: string; readonly port: number },
): Promise<{ readonly port: number; stop(): Promise<void> }> => {
  const server = createAdaptorServer({ fetch: routes(options).fetch });
  server.listen(options.port, options.host);
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return {
    port,
    stop: async () => {
      server.close();
      if ('closeAllConnections' in server) server.closeAllConnections();
      await once(server, 'close');
    },
  };
};

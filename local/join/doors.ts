import { join } from 'node:path';
import type { Service } from '../contracts.ts';
import { listenDesk } from '../desk/desk.ts';
import { assembleFront } from '../front/assemble.ts';
import { type Cache, createCache } from '../front/cache.ts';
import { listenFront } from '../front/front.ts';
import { listen } from '../listen.ts';
import { type Mailbox, openMailbox } from '../mail/mailbox.ts';
import { listenSmtp } from '../mail/smtp.ts';
import { createInvalidations } from '../services/invalidations.ts';
import { createKeys } from '../services/keys.ts';
import { createMailService } from '../services/mail-service.ts';
import { createParameters } from '../services/parameters.ts';
import type { Closers } from './closers.ts';
import type { Core } from './core.ts';
import type { Ground } from './ground.ts';
import { localAddresses } from './site-address.ts';

/** 0 for any free port. */
export interface Ports {
  readonly api: number;
  readonly site: number;
  readonly desk: number;
  readonly smtp: number;
}

/** Addresses without a slash at the end. */
export interface Doors {
  readonly endpoint: string;
  readonly site: string;
  readonly desk: string;
  readonly smtp: string;
}

const host = '127.0.0.1';

/** Opens the four doors to the outside. The site is opened first: the settings the API serves name its address. */
export const openDoors = async (ground: Ground, core: Core, ports: Ports, closers: Closers): Promise<Doors> => {
  const { directory, clock, credentials, template, distribution, log } = ground;
  const mailbox = openMailbox(join(directory, 'mail'), clock);
  const smtp = await listenSmtp(mailbox, { host, port: ports.smtp });
  closers.add(smtp.stop);

  const cache = createCache(clock);
  const backends = { s3: core.s3, invoke: core.invokeAsGateway, clock, cache };
  const serve = assembleFront(template, distribution, backends);
  const front = await listenFront({ serve, host, port: ports.site, log });
  closers.add(front.stop);
  const site = `http://${host}:${front.port}`;

  const services = listServices(ground, core, { site, mailbox, cache });
  const api = await listen({
    services,
    host,
    port: ports.api,
    find: credentials.find,
    clock,
    around: core.faults.around,
  });
  closers.add(api.close);
  const endpoint = api.url;

  const linksFile = join(directory, 'links.json');
  const desk = await listenDesk({ ...core, mailbox, clock, site, endpoint, linksFile, host, port: ports.desk });
  closers.add(desk.stop);
  return { endpoint, site, desk: `http://${host}:${desk.port}`, smtp: `smtp://${host}:${smtp.port}` };
};

interface Surroundings {
  readonly site: string;
  readonly mailbox: Mailbox;
  readonly cache: Cache;
}

/** Every service of the API by the name signatures are made out to. */
const listServices = (ground: Ground, core: Core, { site, mailbox, cache }: Surroundings): Record<string, Service> => {
  const { template, distribution } = ground;
  const localise = localAddresses(distribution, site);
  const parameters = template
    .list('AWS::SSM::Parameter')
    .map(({ ref, properties }) => ({ name: ref, value: localise(properties.Value) }));
  // For whoever knows no more than the address of the API; no role may read it.
  parameters.push({ name: '/embedded-stack/outputs', value: localise(JSON.stringify(template.outputs)) });
  const keys = template.list('AWS::KMS::Key').map(({ ref, arn }) => ({ id: ref, arn }));
  const { s3, dynamodb, states, lambda, sqs, emit } = core;
  return {
    ...{ s3, dynamodb, states, lambda, sqs },
    ssm: createParameters({ ...ground, parameters }),
    kms: createKeys({ ...ground, keys }),
    ses: createMailService({ ...ground, deliver: mailbox.deliver, emit }),
    cloudfront: createInvalidations({ ...ground, distributionId: distribution.ref, invalidate: cache.invalidate }),
  };
};

import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { createClock } from '../clock.ts';
import type { Clock } from '../contracts.ts';
import { issueCredentials, type RoleCredentials } from '../lambda/environment.ts';
import { createPermissions, type Permissions } from '../permissions/permissions.ts';
import { requireTrust } from '../permissions/trust.ts';
import { createSecretFiles, makePassword } from '../services/secrets.ts';
import { readAssembly } from '../template/assembly.ts';
import { TemplateRefusal } from '../template/refusal.ts';
import { type Resource, readTemplate, type Template } from '../template/template.ts';
import type { Closers } from './closers.ts';
import { lockDirectory } from './lock.ts';

export interface GroundOptions {
  /** Directory of the cloud assembly. */
  readonly assembly: string;
  /** State directory; the same one continues where it stopped. */
  readonly directory: string;
  readonly log: (line: string) => void;
  /** Directory in which it is recorded which grants of the template are used; none without it. */
  readonly usedGrants?: string | undefined;
  /** Functions' processes at a time, where it is to be another number than usual. */
  readonly mostWorkers?: number | undefined;
}

/** What every service stands on: the template, who may do what, the time, a place on disk. */
export interface Ground extends Permissions, GroundOptions {
  readonly clock: Clock;
  /** Small things of several services: deliveries, schedules, messages, parameters. Each has its own tables. */
  readonly database: DatabaseSync;
  readonly template: Template;
  readonly distribution: Resource<'AWS::CloudFront::Distribution'>;
  readonly credentials: RoleCredentials;
}

/** Takes the state directory and understands the template. */
export const layGround = (options: GroundOptions, closers: Closers): Ground => {
  const { directory, log } = options;
  const lock = lockDirectory(directory);
  closers.add(lock.release);
  const secret = createSecretFiles(join(directory, 'secrets'), makePassword);
  const template = readTemplate(readAssembly(options.assembly), { secret });
  requireTrust(template);
  const database = openDatabase(directory);
  closers.add(() => database.close());
  return {
    ...options,
    ...createPermissions(template, log, options.usedGrants),
    clock: createClock({ file: join(directory, 'clock') }),
    database,
    template,
    distribution: findDistribution(template),
    credentials: issueCredentials(template.list('AWS::IAM::Role').map(({ arn }) => arn)),
  };
};

const openDatabase = (directory: string): DatabaseSync => {
  const database = new DatabaseSync(join(directory, 'services.sqlite'));
  database.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL');
  return database;
};

const findDistribution = (template: Template): Ground['distribution'] => {
  const [distribution, ...others] = template.list('AWS::CloudFront::Distribution');
  if (distribution && others.length === 0) return distribution;
  throw new TemplateRefusal(`The template has ${others.length + (distribution ? 1 : 0)} distributions; one is served.`);
};

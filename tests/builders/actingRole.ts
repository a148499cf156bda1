import { AsyncLocalStorage } from 'node:async_hooks';
import { subscribe } from 'node:diagnostics_channel';
import type { ClientRequest } from 'node:http';
import type { Principal, ServiceRequest } from '../../local/contracts.ts';
import { createPermissions, type Permissions } from '../../local/permissions/permissions.ts';
import type { Template } from '../../local/template/template.ts';
import { synthesised } from '../infra/synthesised.ts';
import { templateOf } from './template.ts';

/** The functions that change the column, by the beginning of their roles' logical ids. */
const roles = { publish: 'WorkflowPublishRole', board: 'PortalBoardRole', column: 'PublicColumnFunctionRole' } as const;
export type ActingRole = keyof typeof roles;

const header = 'x-acting-role';
const acting = new AsyncLocalStorage<ActingRole>();

subscribe('http.client.request.created', (message) => {
  const { request } = message as { request: ClientRequest };
  const role = acting.getStore();
  // The engine behind our own DynamoDB is spoken to over a socket of its own, by nobody in particular.
  if (role && !(request as { socketPath?: string }).socketPath) request.setHeader(header, role);
});

/** Does something as one of the functions: what it asks of the storage is judged by that function's policies. */
export const actingAs = <Answer>(role: ActingRole, work: () => Promise<Answer>): Promise<Answer> =>
  acting.run(role, work);

/** The synthesised template's storage, and what its functions may do with it. */
export interface Installed extends Permissions {
  readonly template: Template;
  readonly table: string;
  readonly publicBucket: string;
  readonly workBucket: string;
  /** Who asks: whoever the request is marked with, otherwise the operator. */
  principalOf(request: ServiceRequest): Principal;
}

/** Reads the template as it is now. `refused` hears of every request that is refused. */
export const readInstalled = (refused: (line: string) => void): Installed => {
  const template = templateOf(synthesised());
  const named = <Named extends { readonly id: string }>(all: readonly Named[], id: string): Named => {
    const found = all.find((one) => one.id.startsWith(id));
    if (!found) throw new Error(`The template has no ${id}`);
    return found;
  };
  const buckets = template.list('AWS::S3::Bucket');
  const arns = Object.fromEntries(
    Object.entries(roles).map(([role, id]) => [role, named(template.list('AWS::IAM::Role'), id).arn]),
  );
  return {
    ...createPermissions(template, refused),
    template,
    table: named(template.list('AWS::DynamoDB::Table'), 'StoreTable').ref,
    publicBucket: named(buckets, 'PublicSiteBucket').ref,
    workBucket: named(buckets, 'StoreWorkBucket').ref,
    principalOf: ({ headers, principal }) => {
      const arn = arns[headers[header] ?? ''];
      return arn === undefined ? principal : { kind: 'role', arn };
    },
  };
};

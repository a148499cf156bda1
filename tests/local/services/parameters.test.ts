import { DatabaseSync } from 'node:sqlite';
import { beforeEach, describe, expect, it } from 'vitest';
import { createClock } from '../../../local/clock.ts';
import { type Authorize, type Service, ServiceError } from '../../../local/contracts.ts';
import { createParameters } from '../../../local/services/parameters.ts';
import { call } from './call.ts';

let database: DatabaseSync;
let service: Service;
const open = (values: Record<string, string>, authorize: Authorize = () => {}): Service =>
  createParameters({
    database,
    clock: createClock(),
    authorize,
    parameters: Object.entries(values).map(([name, value]) => ({ name, value })),
  });

beforeEach(() => {
  database = new DatabaseSync(':memory:');
  service = open({ '/gongkai/base-url': 'http://127.0.0.1:8080', '/gongkai/mail-from': 'a@x.example', '/other': 'x' });
});

const values = async (): Promise<unknown> => {
  const { body } = await call(service, 'GetParametersByPath', { Path: '/gongkai', WithDecryption: true });
  return Object.fromEntries(
    (body.Parameters as { Name: string; Value: string }[]).map(({ Name, Value }) => [Name, Value]),
  );
};
const put = (Name: string, Value: string, more = {}) => call(service, 'PutParameter', { Name, Value, ...more });

describe('parameters', () => {
  it('are found below a path, those of the template', async () => {
    expect(await values()).toEqual({
      '/gongkai/base-url': 'http://127.0.0.1:8080',
      '/gongkai/mail-from': 'a@x.example',
    });
  });

  it('of deeper paths are found only when asked for', async () => {
    await put('/gongkai/mail/url', 'ses:');
    expect(await values()).not.toHaveProperty('/gongkai/mail/url');
    const { body } = await call(service, 'GetParametersByPath', { Path: '/gongkai/', Recursive: true });
    expect(body.Parameters).toHaveLength(3);
  });

  it('are found by name, and the missing ones are named', async () => {
    expect(await call(service, 'GetParameter', { Name: '/other' })).toMatchObject({
      body: { Parameter: { Name: '/other', Value: 'x', Type: 'String', Version: 1 } },
    });
    expect(await call(service, 'GetParameter', { Name: '/none' })).toMatchObject({
      status: 400,
      body: { __type: 'ParameterNotFound' },
    });
    expect(await call(service, 'GetParameters', { Names: ['/other', '/none'] })).toMatchObject({
      body: { Parameters: [{ Value: 'x' }], InvalidParameters: ['/none'] },
    });
  });

  it('are overwritten only on purpose', async () => {
    expect(await put('/other', 'y')).toMatchObject({ status: 400, body: { __type: 'ParameterAlreadyExists' } });
    expect(await put('/other', 'y', { Overwrite: true })).toMatchObject({ body: { Version: 2 } });
    expect(await call(service, 'GetParameter', { Name: '/other' })).toMatchObject({
      body: { Parameter: { Value: 'y' } },
    });
  });

  it('put by hand outlive a restart, until the template itself says something else', async () => {
    await put('/gongkai/mail-from', 'b@x.example', { Overwrite: true });
    service = open({ '/gongkai/mail-from': 'a@x.example' });
    expect(await values()).toMatchObject({ '/gongkai/mail-from': 'b@x.example' });
    service = open({ '/gongkai/mail-from': 'c@x.example' });
    expect(await values()).toMatchObject({ '/gongkai/mail-from': 'c@x.example' });
  });

  it('are guarded by path', async () => {
    service = open({}, (_principal, action, resource) => {
      throw new ServiceError('AccessDenied', `${action} ${resource}`, 403);
    });
    expect(await call(service, 'GetParametersByPath', { Path: '/gongkai' })).toMatchObject({
      body: { message: 'ssm:GetParametersByPath arn:aws:ssm:us-east-1:000000000000:parameter/gongkai' },
    });
  });

  it('are not deleted: the operation is not served', async () => {
    expect(await call(service, 'DeleteParameter', { Name: '/other' })).toMatchObject({ status: 501 });
  });
});

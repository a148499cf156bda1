import type { DatabaseSync } from 'node:sqlite';
import { z } from 'zod';
import {
  type Authorize,
  account,
  type Clock,
  type Principal,
  partition,
  region,
  type Service,
  ServiceError,
} from '../contracts.ts';
import { jsonService, readInput } from './json-service.ts';

export interface Parameter {
  readonly name: string;
  readonly value: string;
}

export interface ParametersOptions {
  readonly database: DatabaseSync;
  readonly clock: Clock;
  readonly authorize: Authorize;
  /** What the template sets. A value put by hand stays until the template's own changes. */
  readonly parameters: readonly Parameter[];
}

const RowSchema = z.object({
  name: z.string(),
  value: z.string(),
  type: z.string(),
  version: z.number(),
  modified: z.number(),
});
type Row = z.output<typeof RowSchema>;

const PathInput = z.looseObject({
  Path: z.string(),
  Recursive: z.boolean().default(false),
  ParameterFilters: z.undefined().optional(),
});
const PutInput = z.looseObject({
  Name: z.string().startsWith('/'),
  Value: z.string().min(1),
  Type: z.enum(['String', 'StringList', 'SecureString']).default('String'),
  Overwrite: z.boolean().default(false),
});

const arnOf = (name: string): string =>
  `arn:${partition}:ssm:${region}:${account}:parameter/${name.replace(/^\//, '')}`;

/** Systems Manager Parameter Store: GetParameter, GetParameters, GetParametersByPath and PutParameter. */
export const createParameters = ({ database, clock, authorize, parameters }: ParametersOptions): Service => {
  const store = openStore(database);
  const now = () => clock.now().getTime();
  for (const { name, value } of parameters) store.declare(name, value, now());

  const check = (principal: Principal, action: string, name: string) =>
    authorize(principal, `ssm:${action}`, arnOf(name));
  const found = (name: string): Row => {
    const row = store.find(name);
    if (row) return row;
    throw new ServiceError('ParameterNotFound', `Parameter ${name} not found.`, 400);
  };

  return jsonService({
    GetParameter: (input, principal) => {
      const { Name } = readInput(z.looseObject({ Name: z.string() }), input);
      check(principal, 'GetParameter', Name);
      return { Parameter: describe(found(Name)) };
    },
    GetParameters: (input, principal) => {
      const { Names } = readInput(z.looseObject({ Names: z.array(z.string()) }), input);
      for (const name of Names) check(principal, 'GetParameters', name);
      const rows = Names.flatMap((name) => store.find(name) ?? []);
      const known = new Set(rows.map(({ name }) => name));
      return { Parameters: rows.map(describe), InvalidParameters: Names.filter((name) => !known.has(name)) };
    },
    GetParametersByPath: (input, principal) => {
      const { Path, Recursive } = readInput(PathInput, input);
      check(principal, 'GetParametersByPath', Path);
      const prefix = Path.endsWith('/') ? Path : `${Path}/`;
      const below = store.list().filter(({ name }) => name.startsWith(prefix));
      const shown = Recursive ? below : below.filter(({ name }) => !name.slice(prefix.length).includes('/'));
      return { Parameters: shown.map(describe) };
    },
    PutParameter: (input, principal) => {
      const { Name, Value, Type, Overwrite } = readInput(PutInput, input);
      check(principal, 'PutParameter', Name);
      const earlier = store.find(Name);
      if (earlier && !Overwrite)
        throw new ServiceError(
          'ParameterAlreadyExists',
          'The parameter already exists. Set Overwrite to change it.',
          400,
        );
      store.put(Name, Value, earlier?.type ?? Type, (earlier?.version ?? 0) + 1, now());
      return { Version: (earlier?.version ?? 0) + 1, Tier: 'Standard' };
    },
  });
};

const describe = ({ name, value, type, version, modified }: Row) => ({
  Name: name,
  Type: type,
  Value: value,
  Version: version,
  LastModifiedDate: modified / 1000,
  ARN: arnOf(name),
  DataType: 'text',
});

const openStore = (database: DatabaseSync) => {
  database.exec(`CREATE TABLE IF NOT EXISTS parameter
    (name TEXT PRIMARY KEY, value TEXT NOT NULL, type TEXT NOT NULL, version INTEGER NOT NULL, modified INTEGER NOT NULL,
     declared TEXT)`);
  const one = database.prepare('SELECT name, value, type, version, modified FROM parameter WHERE name = ?');
  const all = database.prepare('SELECT name, value, type, version, modified FROM parameter ORDER BY name');
  const put = database.prepare(`INSERT INTO parameter (name, value, type, version, modified) VALUES (?, ?, ?, ?, ?)
    ON CONFLICT (name) DO UPDATE SET value = excluded.value, version = excluded.version, modified = excluded.modified`);
  const declare = database.prepare(`INSERT INTO parameter (name, value, type, version, modified, declared)
    VALUES (?, ?, 'String', 1, ?, ?)
    ON CONFLICT (name) DO UPDATE SET value = excluded.value, version = version + 1, modified = excluded.modified,
      declared = excluded.declared WHERE declared IS NOT excluded.declared`);
  return {
    find: (name: string): Row | undefined => RowSchema.optional().parse(one.get(name)),
    list: (): Row[] => z.array(RowSchema).parse(all.all()),
    put: (name: string, value: string, type: string, version: number, modified: number) =>
      void put.run(name, value, type, version, modified),
    declare: (name: string, value: string, modified: number) => void declare.run(name, value, modified, value),
  };
};

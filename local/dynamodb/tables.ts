import type { Resource, Template } from '../template/template.ts';
import type { FindPartitionKey } from './access.ts';
import type { Engine } from './engine.ts';

/** A table of the template, whichever of the two types it is written as. */
export type Table = Resource<'AWS::DynamoDB::Table'> | Resource<'AWS::DynamoDB::GlobalTable'>;

export const listTables = (template: Template): Table[] => [
  ...template.list('AWS::DynamoDB::Table'),
  ...template.list('AWS::DynamoDB::GlobalTable'),
];

const hashKey = (keys: readonly { readonly AttributeName: string; readonly KeyType: string }[]): string | undefined =>
  keys.find(({ KeyType }) => KeyType === 'HASH')?.AttributeName;

export const partitionKeys =
  (tables: readonly Table[]): FindPartitionKey =>
  (name, index) => {
    const table = tables.find(({ ref }) => ref === name)?.properties;
    if (index === undefined) return hashKey(table?.KeySchema ?? []);
    return hashKey(table?.GlobalSecondaryIndexes.find(({ IndexName }) => IndexName === index)?.KeySchema ?? []);
  };

/**
 * Makes the tables that are not there yet. A table that is there with other keys or indexes cannot be changed and stops
 * the start: its data would be read wrongly.
 */
export const ensureTables = async (engine: Engine, tables: readonly Table[]): Promise<void> => {
  for (const table of tables) {
    const wanted = definition(table);
    const { status, body } = await engine.send('DescribeTable', JSON.stringify({ TableName: table.ref }));
    if (status !== 200) await create(engine, wanted);
    else if (fingerprint(JSON.parse(body).Table) !== fingerprint(wanted))
      throw new Error(
        `The table ${table.ref} in the state directory has other keys or indexes than the template; start with an empty state directory.`,
      );
  }
};

type Definition = ReturnType<typeof definition>;

const definition = ({ ref, properties }: Table) => ({
  TableName: ref,
  AttributeDefinitions: properties.AttributeDefinitions,
  KeySchema: properties.KeySchema,
  BillingMode: properties.BillingMode,
  ...(properties.GlobalSecondaryIndexes.length > 0 && { GlobalSecondaryIndexes: properties.GlobalSecondaryIndexes }),
});

const create = async (engine: Engine, wanted: Definition): Promise<void> => {
  const { status, body } = await engine.send('CreateTable', JSON.stringify(wanted));
  if (status !== 200) throw new Error(`The table ${wanted.TableName} could not be made: ${body}`);
  await becomesActive(engine, wanted.TableName);
};

/** Until then there is no such table for readers and writers. */
const becomesActive = async (engine: Engine, name: string): Promise<void> => {
  for (;;) {
    const { body } = await engine.send('DescribeTable', JSON.stringify({ TableName: name }));
    if (JSON.parse(body).Table?.TableStatus === 'ACTIVE') return;
    await new Promise((resolve) => setTimeout(resolve, 2));
  }
};

/** What cannot be changed, in one order. */
const fingerprint = ({ AttributeDefinitions, KeySchema, GlobalSecondaryIndexes = [] }: Partial<Definition>): string =>
  JSON.stringify([
    sortBy(AttributeDefinitions ?? [], ({ AttributeName, AttributeType }) => `${AttributeName} ${AttributeType}`),
    describeKeys(KeySchema ?? []),
    sortBy(GlobalSecondaryIndexes, ({ IndexName, KeySchema: keys, Projection }) =>
      [IndexName, describeKeys(keys), Projection.ProjectionType].join(' '),
    ),
  ]);

const sortBy = <Item>(items: readonly Item[], describe: (item: Item) => string): string[] => items.map(describe).sort();

const describeKeys = (keys: readonly { readonly AttributeName: string; readonly KeyType: string }[]): string =>
  keys.map(({ AttributeName, KeyType }) => `${KeyType} ${AttributeName}`).join(' ');

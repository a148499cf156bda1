import { PutItemCommand } from '@aws-sdk/client-dynamodb';
import { openOwnTable } from './table.ts';

// Writes items as fast as it can and says each key once it is acknowledged, until it is killed.
const { client, name } = await openOwnTable(process.argv[2] ?? '');
const write = async (writer: number): Promise<never> => {
  for (let count = 0; ; count += 1) {
    const pk = `${writer}-${count}`;
    const Item = { pk: { S: pk }, sk: { S: '-' }, listPk: { S: 'ALL' }, listSk: { S: pk } };
    await client.send(new PutItemCommand({ TableName: name, Item }));
    process.stdout.write(`${pk}\n`);
  }
};
await Promise.all([0, 1, 2, 3].map(write));

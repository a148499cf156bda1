import { afterAll, beforeAll, expect, it } from 'vitest';
import { actingAs } from '../../builders/actingRole.ts';
import { sourceOf } from '../../builders/publishedSource.ts';
import { type Ground, openGround, type Stand } from '../../builders/publishedStand.ts';
import { smallRegister } from './play.ts';

let ground: Ground;
let stand: Stand;
beforeAll(async () => {
  ground = await openGround();
  stand = await ground.open(smallRegister);
}, 60_000);
afterAll(async () => {
  await stand.close();
  await ground.close();
});

it('who plays the board is refused what the board may not do: publish', async () => {
  const { publish } = await import('../../../functions/publish/publish.ts');
  const agency = smallRegister.agencies[0]!;
  const source = sourceOf({ agency, year: 2025, number: 1, order: '000001', note: undefined });
  const now = new Date('2026-01-05T00:00:00Z');
  await expect(actingAs('board', () => publish(stand.column, source, now))).rejects.toThrow(/not authorized/);
  expect(await stand.column.catalogue.find(agency.id, 2025)).toBeUndefined();
});

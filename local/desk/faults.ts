import { Hono } from 'hono';
import type { z } from 'zod';
import type { Faults } from '../faults/faults.ts';
import { OrderSchema, StormSchema } from '../faults/order.ts';

/** Orders faults and tells what was seen and struck: for tests, and for whoever wants to see what a fault does. */
export const faultRoutes = (faults: Faults): Hono => {
  const take = <Schema extends z.ZodType>(schema: Schema, body: unknown, act: (order: z.output<Schema>) => void) => {
    const parsed = schema.safeParse(body);
    if (!parsed.success) return { status: 400, answer: { error: parsed.error.message } } as const;
    act(parsed.data);
    return { status: 200, answer: {} } as const;
  };
  return new Hono()
    .get('/', (c) => c.json(faults.report(c.req.query('mark') ?? '*')))
    .post('/', async (c) => {
      const { status, answer } = take(OrderSchema, await c.req.json(), faults.order);
      return c.json(answer, status);
    })
    .post('/storm', async (c) => {
      const { status, answer } = take(StormSchema, await c.req.json(), faults.storm);
      return c.json(answer, status);
    })
    .delete('/', (c) => {
      faults.clear();
      return c.json({});
    });
};

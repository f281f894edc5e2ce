import { takePicture } from '../audit/picture.ts';
import type { Diary } from './customers.ts';

const notPlaced = new Set(['OUT_OF_STOCK', 'PAYMENT_FAILED']);

/** Compares what customers were told with what has become of it: one sentence for each contradiction. */
export const checkDiary = async (env: NodeJS.ProcessEnv, diary: Diary): Promise<string[]> => {
  const picture = await takePicture(env);
  const found: string[] = [];
  try {
    const orders = new Map<string, { status: string; key: string }>();
    for await (const { id, status, key } of picture.rows<{ id: string; status: string; key: string }>(
      'select o.id, o.status, o.idempotency_key as key from orders.orders o',
    ))
      orders.set(id, { status, key });
    for (const { customer, key, ids, told, cancelled } of diary.values()) {
      if (ids.size > 1) found.push(`${customer} was given several orders for the key ${key}: ${[...ids]}`);
      for (const id of ids) {
        const order = orders.get(id);
        if (!order) {
          found.push(`${customer} was told of ${id}, which does not exist`);
          continue;
        }
        if (order.key !== key) found.push(`${id} was the answer for key ${key}, but has key ${order.key}`);
        if (told?.answer === 'PlaceOrderSuccess' && told.status !== 'PLACING' && notPlaced.has(order.status))
          found.push(`${id} was reported as placed, but is ${order.status}`);
        if (told && /^(OutOfStock|PaymentDeclined)$/.test(told.answer) && !notPlaced.has(order.status))
          found.push(`${id} was reported as ${told.answer}, but is ${order.status}`);
        if (cancelled === 'CancelOrderSuccess' && order.status !== 'CANCELLED')
          found.push(`${id} was reported as cancelled, but is ${order.status}`);
      }
    }
  } finally {
    await picture.close();
  }
  return found;
};

import { waitOf } from '../domain/waiting.ts';
import type { OrderView } from './order.ts';

/** What an unfinished order waits for, since when, and until when at most; null once it is over. */
export const blockedOn = (order: OrderView) => waitOf(order);

import type { StoreOpened } from '@jumun/schema/events/stores';

/** What stores says of a store that is open at all hours; what a test is about it says in `change`. */
export const aStore = (storeId: string, change: Partial<StoreOpened['data']> = {}): StoreOpened['data'] => ({
  storeId,
  name: storeId,
  acceptance: 'MANUAL',
  fulfilments: ['SHIPMENT', 'PICKUP'],
  prepMinutes: null,
  timeZone: 'Asia/Seoul',
  hours: null,
  exceptions: [],
  pause: null,
  ...change,
});

import type { Clock } from '@jumun/platform/kernel/clock';
import type { Reader } from '@jumun/platform/kernel/unit';
import { causeBy, type Units } from '@jumun/platform/kernel/work';
import type { Stores } from './commands.ts';
import { newStore, type StoreDetails } from './domain/store.ts';
import type { StoreId } from './domain/ticket.ts';
import { findUnopened } from './store/stores.ts';

type Seeded = Pick<StoreDetails, 'name' | 'acceptance' | 'fulfilments'> & { readonly id: string };

/** The shop that sells every book whose seller was not said. */
const bookshop: Seeded = {
  id: 'sto_bookshop',
  name: '주문책방 Jumun Books',
  acceptance: 'AUTOMATIC',
  fulfilments: ['SHIPMENT'],
};

/** The demo's cafés, whose staff decide about each order; catalog's demo menu names them. */
const cafes = [
  { id: 'sto_cafe1', name: '주문커피 시청점 Jumun Coffee City Hall' },
  { id: 'sto_cafe2', name: '주문커피 한강점 Jumun Coffee Han River' },
].map((cafe): Seeded => ({ ...cafe, acceptance: 'MANUAL', fulfilments: ['PICKUP'] }));

/**
 * Opens the stores that are not open yet, at all hours; also those of before stores were opened by command, which others have
 * never heard of. What was changed since is kept.
 */
export const seedStores =
  (units: Units<Stores>, read: Reader, clock: Clock) =>
  async ({ demo }: { readonly demo: boolean }): Promise<void> => {
    const known = demo ? [bookshop, ...cafes] : [bookshop];
    const others = (await findUnopened(read))
      .filter(({ id }) => !known.some((store) => store.id === id))
      .map((store): Seeded => ({ ...store, fulfilments: ['SHIPMENT', 'PICKUP'] }));
    await units(causeBy('seed', 'seed', clock()), async ({ store, at }) => {
      for (const { id, ...details } of [...known, ...others])
        await store(id as StoreId, { type: 'OpenStore', details: { ...newStore, ...details }, at });
    });
  };

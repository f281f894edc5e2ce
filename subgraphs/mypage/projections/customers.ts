import type { Projection } from '@jumun/platform/kernel/reaction';
import type { CustomerLeft } from '@jumun/schema/events/customers';
import type { Mypage } from '../commands.ts';

/** Who has left; the words about them go, whichever is heard first. */
export const departures: Projection<Mypage, CustomerLeft> = {
  name: 'mypage/erase-departed',
  on: 'CustomerLeft',
  async project(events, { hearDepartures }) {
    await hearDepartures(events.map(({ data: { customerId } }) => customerId));
  },
};

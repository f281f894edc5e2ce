import type { Instant } from '@jumun/platform/kernel/clock';
import { money } from '@jumun/platform/kernel/money';
import { causeBy, type Units } from '@jumun/platform/kernel/work';
import type { RideClass, TaxiId } from './domain/taxi.ts';
import type { Taxis } from './taxis.ts';

/** Id, name, company, class, fare in won, rides at once; the last one is a driver of his own. */
const taxis: readonly (readonly [string, string, string, RideClass, number, number])[] = [
  ['tax_demo1', 'sonata', 'tmap', 'BASIC', 4_900, 10],
  ['tax_demo2', 'eclass', 'kakao', 'PRIME', 6_000, 4],
  ['tax_demo3', 'maybach', 'kakao', 'PLATINUM', 9_800, 2],
  ['tax_demo4', '한빛 12가 3456', '개인택시', 'BASIC', 4_800, 1],
];

/** The demo's taxis, each registered once however often and wherever this runs. */
export const seedTaxis = (units: Units<Taxis>, at: Instant): Promise<void> =>
  units(causeBy('seed', 'seed', at), async ({ taxi, minimumFare }) => {
    for (const [id, taxiName, companyName, rideClass, won, availability] of taxis) {
      const fare = money(Math.max(won, minimumFare.minorUnits), 'KRW');
      const facts = { taxiName, companyName, rideClass, fare };
      await taxi(id as TaxiId, {
        type: 'RegisterTaxi',
        ...{ id: id as TaxiId, taxi: facts, availability, minimumFare, at },
      });
    }
  });

import type { Instant } from '@jumun/platform/kernel/clock';
import { type Money, money } from '@jumun/platform/kernel/money';
import { causeBy, type Units } from '@jumun/platform/kernel/work';
import type { Taxis } from './commands.ts';
import type { RideClass, TaxiId } from './domain/taxi.ts';

/** Id, name, company, class, fare in won, rides at once, and who drives it. The last one belongs to its driver. */
const demoTaxis: readonly (readonly [string, string, string, RideClass, number, number, string?])[] = [
  ['tax_demo1', 'sonata', 'tmap', 'BASIC', 4_900, 10],
  ['tax_demo2', 'eclass', 'kakao', 'PRIME', 6_000, 4],
  ['tax_demo3', 'maybach', 'kakao', 'PLATINUM', 9_800, 2],
  ['tax_demo4', '한빛 12가 3456', '개인택시', 'BASIC', 4_800, 1, 'stf_driver'],
];

/** The demo's taxis, each registered once no matter how often this runs. */
export const seedTaxis = (
  units: Units<Taxis>,
  { minimumFare, at }: { readonly minimumFare: Money; readonly at: Instant },
): Promise<void> =>
  units(causeBy('seed', 'seed', at), async ({ registerTaxi }) => {
    for (const [id, taxiName, companyName, rideClass, won, availability, driver] of demoTaxis) {
      const fare = money(Math.max(won, minimumFare.minorUnits), 'KRW');
      await registerTaxi(id as TaxiId, { taxiName, companyName, rideClass, fare }, availability, driver);
    }
  });

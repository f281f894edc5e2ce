import type { Clock } from '@jumun/platform/kernel/clock';
import { newId } from '@jumun/platform/kernel/ids';
import type { Timer } from '@jumun/platform/kernel/later';
import { causeBy, type Units } from '@jumun/platform/kernel/work';
import type { Logger } from '@jumun/platform/process/logger';
import type { Payments } from '../commands.ts';
import type { OrderId } from '../domain/charge.ts';
import { deservesAlert, furthestTryMs } from '../domain/schedule.ts';
import type { Settlement } from '../sagas/settle-payment.ts';
import { asks } from '../store/unsettled.ts';

const actor = 'timer:payments/settle-pending';

/** Asks the provider again about every unsettled payment, with the same key, until it is certain. */
export const settlePending = ({
  units,
  settlement: { settle, look, deadlineMs },
  clock,
  log,
}: {
  readonly units: Units<Payments>;
  readonly settlement: Settlement;
  readonly clock: Clock;
  readonly log: Logger;
}): Timer => ({
  name: 'payments/settle-pending',
  due: asks.due,
  furthest: { times: asks, ms: furthestTryMs(deadlineMs), insteadMs: 0 },
  async fire(id) {
    const orderId = id as OrderId;
    const claimed = await units(causeBy(actor, newId('cor'), clock()), ({ claim }) => claim(orderId));
    if (!claimed) return;
    const { state, tries, correlationId } = claimed;
    const unit = <T>(body: (payments: Payments, tried: number) => Promise<T>) =>
      units(causeBy(actor, correlationId, clock()), body);
    const settled = await settle(unit, { state: await look(unit, state) });
    if (settled !== state) return; // recorded, and with it when to ask again
    if (deservesAlert(tries))
      log.error({ alert: 'payment-unknown', orderId, tries }, 'the provider gives no certain answer');
    await unit(({ postpone }) => postpone(orderId, tries));
  },
});

import type { Clock } from '@jumun/platform/kernel/clock';
import { causeBy, type Units } from '@jumun/platform/kernel/work';
import type { Orders } from '../commands.ts';
import type { OrderCommand } from '../domain/order.ts';
import { asBegun, type Begun, type Order, type OrderId } from '../domain/states.ts';
import type { Asked } from './saga.ts';

/** What drives sagas: the contexts they ask, and how they commit what they learn. */
export type Driver = Asked & {
  readonly clock: Clock;
  /** The longest that a driver may need, in milliseconds; waiting for one ends then. */
  readonly patienceMs: number;
  readonly load: (id: OrderId) => Promise<Order | undefined>;
  readonly unit: Units<Orders>;
};

/** The time a driver may need for its own store on a busy machine. */
const ownWorkMs = 1_000;

/** How long to wait for a driver whose asks have these deadlines; all in milliseconds. */
export const patienceFor = (...deadlinesMs: readonly number[]): number =>
  deadlinesMs.reduce((sum, ms) => sum + ms, ownWorkMs);

/** An order as a driver last knew it; without a version where it was only read. */
export type Driven = { readonly state: Begun; readonly version?: number };

/**
 * Commits one command in a unit of its own and returns the order after it. What the driver knows is not read again, unless it
 * turns out to have changed, or nothing would be saved and so nothing checked.
 */
export const commit = async (
  { unit, clock }: Pick<Driver, 'unit' | 'clock'>,
  { id, actor }: { readonly id: OrderId; readonly actor: string },
  { state, version }: Driven,
  command: OrderCommand,
): Promise<Driven> => {
  const cause = causeBy(actor, state.correlationId, clock());
  const after = await unit(cause, async ({ order }, tried) => {
    if (tried === 0 && version !== undefined) {
      const handled = await order(id, command, { state, version });
      if ('events' in handled && handled.events.length > 0) return handled;
    }
    return order(id, command);
  });
  return { state: asBegun(after.state), version: after.version };
};

/** Takes an attempt over: of all who try at once, exactly one is given the order and drives. */
export const takeOn = async (
  { unit, clock }: Pick<Driver, 'unit' | 'clock'>,
  id: OrderId,
  { repeated, actor, correlationId }: { repeated: boolean; actor: string; correlationId: string },
): Promise<Driven | null> => {
  const at = clock();
  const decision = await unit(causeBy(actor, correlationId, at), ({ order }) =>
    order(id, { type: 'ResumePlacing', at, repeated }),
  );
  return 'events' in decision && decision.events.length > 0
    ? { state: asBegun(decision.state), version: decision.version }
    : null;
};

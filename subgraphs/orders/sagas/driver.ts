import type { Clock } from '@jumun/platform/kernel/clock';
import { type Cause, causeBy } from '@jumun/platform/kernel/work';
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
  readonly unit: <T>(cause: Cause, body: (orders: Orders) => Promise<T>) => Promise<T>;
};

/** The time a driver may need for its own store on a busy machine. */
const ownWorkMs = 1_000;

/** How long to wait for a driver whose asks have these deadlines; all in milliseconds. */
export const patienceFor = (...deadlinesMs: readonly number[]): number =>
  deadlinesMs.reduce((sum, ms) => sum + ms, ownWorkMs);

/** Commits one command in a unit of its own and returns the order after it. */
export const commit = async (
  { unit, clock }: Pick<Driver, 'unit' | 'clock'>,
  id: OrderId,
  command: OrderCommand,
  actor: string,
  correlationId: string,
): Promise<Begun> => {
  const cause = causeBy(actor, correlationId, clock());
  return asBegun((await unit(cause, ({ order }) => order(id, command))).state);
};

/** Takes an attempt over: of all who try at once, exactly one is given the order and drives. */
export const takeOn = async (
  { unit, clock }: Pick<Driver, 'unit' | 'clock'>,
  id: OrderId,
  { repeated, actor, correlationId }: { repeated: boolean; actor: string; correlationId: string },
): Promise<Begun | null> => {
  const at = clock();
  const decision = await unit(causeBy(actor, correlationId, at), ({ order }) =>
    order(id, { type: 'ResumePlacing', at, repeated }),
  );
  return 'events' in decision && decision.events.length > 0 ? asBegun(decision.state) : null;
};

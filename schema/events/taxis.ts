import { z } from 'zod';
import { type EventOf, eventForm, moneyForm } from '../published-event.ts';
import { withdrawal } from './withdrawals.ts';

const rideClass = z.enum(['BASIC', 'PRIME', 'PLATINUM']);

/** A taxi can be booked. */
export const TaxiRegistered = eventForm(
  'TaxiRegistered',
  1,
  z.object({
    taxiId: z.string(),
    taxiName: z.string(),
    companyName: z.string(),
    rideClass,
    /** How many rides it can serve at once; one for a single driver. */
    capacity: z.int().nonnegative(),
    fare: moneyForm,
  }),
);
export type TaxiRegistered = EventOf<typeof TaxiRegistered>;

const ride = { rideId: z.string(), orderId: z.string(), customerId: z.string(), rideClass };
/**
 * How often the ride had lost its taxi: what is said with a greater round is later, and in a round of its own steps go forward. Absent
 * in older events, for never.
 */
const round = z.int().nonnegative().optional();
const served = { ...ride, taxiId: z.string(), taxiName: z.string(), round };

/** A booked ride waits for a taxi. */
export const RideRequested = eventForm('RideRequested', 1, z.object(ride));
export type RideRequested = EventOf<typeof RideRequested>;

/** A dispatcher has assigned the ride to a taxi, its first or another than before. */
export const RideAssigned = eventForm('RideAssigned', 1, z.object(served));
export type RideAssigned = EventOf<typeof RideAssigned>;

/** The passengers are in the taxi; the ride can no longer be cancelled. */
export const RideStarted = eventForm('RideStarted', 1, z.object(served));
export type RideStarted = EventOf<typeof RideStarted>;

/** The ride has lost its taxi and waits for another; it can be cancelled again, even if it had begun. */
export const RideUnassigned = eventForm(
  'RideUnassigned',
  1,
  z.object({ ...served, why: z.enum(['UNASSIGNED', 'DECLINED', 'BROKEN_DOWN']) }),
);
export type RideUnassigned = EventOf<typeof RideUnassigned>;

/** There is no taxi for the ride: it will not take place, and its order goes back. An assigned taxi is free again. */
export const RideGivenUp = eventForm(
  'RideGivenUp',
  1,
  z.object({
    ...ride,
    /** Why, in the words of the dispatcher; or NO_TAXI_IN_TIME. */
    reason: z.string(),
    round,
  }),
);
export type RideGivenUp = EventOf<typeof RideGivenUp>;

/** The passengers have arrived; the taxi is free again. */
export const RideCompleted = eventForm(
  'RideCompleted',
  1,
  z.object({
    ...served,
    /** What the taxi asks for the ride; absent in older events. */
    fare: moneyForm.optional(),
  }),
);
export type RideCompleted = EventOf<typeof RideCompleted>;

/** The ride will not take place; an assigned taxi is free again. */
export const RideCancelled = eventForm('RideCancelled', 1, z.object(ride));
export type RideCancelled = EventOf<typeof RideCancelled>;

/** The final answer to a request to cancel a ride. */
export const WithdrawalDecided = eventForm('WithdrawalDecided', 1, withdrawal);
export type WithdrawalDecided = EventOf<typeof WithdrawalDecided>;

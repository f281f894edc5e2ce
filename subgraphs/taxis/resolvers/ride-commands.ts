import { idText, line } from '@jumun/platform/graph/input';
import { required } from '@jumun/platform/graph/required';
import type { Handled } from '@jumun/platform/kernel/handle';
import { expectedRejection } from '@jumun/platform/kernel/refusal';
import { z } from 'zod';
import type { Taxis } from '../commands.ts';
import type { OrderId, Ride, RideEvent, RideRejection } from '../domain/ride-states.ts';
import type { TaxiId } from '../domain/taxi.ts';
import type { ResolverContext } from './context.ts';
import { driverIn, noTaxi } from './driver.ts';
import { checkedInput, refuse } from './refuse.ts';
import { rideOfDriver, rideView } from './ride.ts';
import type { Resolves } from './types.generated.ts';

const orderId = idText.transform((id) => id as OrderId);
const taxiId = idText.transform((id) => id as TaxiId);

type Given<I> = {
  readonly input: I;
  /** For a driver the taxi whose rides they may speak of; empty for dispatchers, who may speak of all. */
  readonly driven: { readonly of?: TaxiId };
};

/** A mutation for dispatchers and drivers. `refusals` are those besides that there is no ride; a ride of another driver is not found. */
const rideMutation =
  <S extends string, R extends RideRejection['type'], I extends { orderId: string }>(
    success: S,
    refusals: readonly R[],
    form: z.ZodType<I>,
    handle: (commands: Taxis, given: Given<I>) => Promise<Handled<Ride, RideEvent, RideRejection>>,
  ) =>
  async (_: unknown, { input: given }: { input: unknown }, context: ResolverContext) => {
    const input = checkedInput(form, given);
    const driver = driverIn(context, 'taxis:write');
    return context.unit(async (commands) => {
      const of = driver === null ? undefined : ((await commands.taxiOf(driver)) ?? noTaxi);
      const decision = await handle(commands, { input, driven: of === undefined ? {} : { of } });
      if ('rejection' in decision && decision.rejection.type === 'RideNotFound')
        return refuse(context, 'RideNotFound');
      const ride = of === undefined ? rideView(decision.state) : rideOfDriver(decision.state, of);
      const shown = { ride: required(ride, input.orderId) };
      return 'rejection' in decision
        ? refuse(context, expectedRejection(decision.rejection, ...refusals).type, shown)
        : { __typename: success, ...shown };
    });
  };

export const assignRide: Resolves['Mutation']['assignRide'] = rideMutation(
  'AssignRideSuccess',
  ['RideNotRequested', 'TaxiUnavailable', 'TaxiDeclined'],
  z.object({ orderId, taxiId, insist: z.boolean().nullish() }),
  (commands, { input }) => commands.assignRide(input.orderId, input.taxiId, input.insist === true),
);

export const unassignRide: Resolves['Mutation']['unassignRide'] = rideMutation(
  'UnassignRideSuccess',
  ['RideNotAssigned'],
  z.object({ orderId }),
  ({ loseTaxi }, { input }) => loseTaxi(input.orderId, { type: 'UnassignRide' }),
);

export const declineRide: Resolves['Mutation']['declineRide'] = rideMutation(
  'DeclineRideSuccess',
  ['RideNotAssigned'],
  z.object({ orderId }),
  ({ loseTaxi }, { input, driven }) => loseTaxi(input.orderId, { type: 'DeclineRide', ...driven }),
);

export const startRide: Resolves['Mutation']['startRide'] = rideMutation(
  'StartRideSuccess',
  ['RideNotAssigned'],
  z.object({ orderId }),
  ({ ride }, { input, driven }) => ride(input.orderId, { type: 'StartRide', ...driven }),
);

export const breakDownRide: Resolves['Mutation']['breakDownRide'] = rideMutation(
  'BreakDownRideSuccess',
  ['RideNotStarted'],
  z.object({ orderId }),
  ({ loseTaxi }, { input, driven }) => loseTaxi(input.orderId, { type: 'BreakDownRide', ...driven }),
);

export const giveUpRide: Resolves['Mutation']['giveUpRide'] = rideMutation(
  'GiveUpRideSuccess',
  ['RideNotRequested'],
  z.object({ orderId, reason: line(200) }),
  ({ ride }, { input }) => ride(input.orderId, { type: 'GiveUpRide', reason: input.reason }),
);

export const completeRide: Resolves['Mutation']['completeRide'] = rideMutation(
  'CompleteRideSuccess',
  ['RideNotStarted'],
  z.object({ orderId }),
  ({ ride }, { input, driven }) => ride(input.orderId, { type: 'CompleteRide', ...driven }),
);

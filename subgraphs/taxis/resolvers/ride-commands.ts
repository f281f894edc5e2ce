import { idText } from '@jumun/platform/graph/input';
import { required } from '@jumun/platform/graph/required';
import type { Handled } from '@jumun/platform/kernel/handle';
import { expectedRejection } from '@jumun/platform/kernel/refusal';
import { z } from 'zod';
import type { Taxis } from '../commands.ts';
import type { OrderId, Ride, RideEvent, RideRejection } from '../domain/ride.ts';
import type { TaxiId } from '../domain/taxi.ts';
import type { ResolverContext } from './context.ts';
import { checkedInput, refuse } from './refuse.ts';
import { rideView } from './ride.ts';
import type { Resolves } from './types.generated.ts';

const orderId = idText.transform((id) => id as OrderId);
const taxiId = idText.transform((id) => id as TaxiId);

/** A mutation for dispatchers and drivers, who may change every ride. `refusals` are those besides that there is no ride. */
const rideMutation =
  <S extends string, R extends RideRejection['type'], I extends { orderId: string }>(
    success: S,
    refusals: readonly R[],
    form: z.ZodType<I>,
    handle: (commands: Taxis, input: I) => Promise<Handled<Ride, RideEvent, RideRejection>>,
  ) =>
  async (_: unknown, { input: given }: { input: unknown }, context: ResolverContext) => {
    const input = checkedInput(form, given);
    const decision = await context.unit((commands) => handle(commands, input));
    if ('rejection' in decision && decision.rejection.type === 'RideNotFound')
      return refuse(context, 'RideNotFound');
    const shown = { ride: required(rideView(decision.state), input.orderId) };
    return 'rejection' in decision
      ? refuse(context, expectedRejection(decision.rejection, ...refusals).type, shown)
      : { __typename: success, ...shown };
  };

export const assignRide: Resolves['Mutation']['assignRide'] = rideMutation(
  'AssignRideSuccess',
  ['RideNotRequested', 'TaxiUnavailable'],
  z.object({ orderId, taxiId }),
  (commands, input) => commands.assignRide(input.orderId, input.taxiId),
);

export const startRide: Resolves['Mutation']['startRide'] = rideMutation(
  'StartRideSuccess',
  ['RideNotAssigned'],
  z.object({ orderId }),
  ({ ride }, input) => ride(input.orderId, { type: 'StartRide' }),
);

export const completeRide: Resolves['Mutation']['completeRide'] = rideMutation(
  'CompleteRideSuccess',
  ['RideNotStarted'],
  z.object({ orderId }),
  ({ ride }, input) => ride(input.orderId, { type: 'CompleteRide' }),
);

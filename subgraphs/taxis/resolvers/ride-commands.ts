import { checkedInput, idText } from '@jumun/platform/graph/input';
import { z } from 'zod';
import type { OrderId } from '../domain/ride.ts';
import type { TaxiId } from '../domain/taxi.ts';
import type { HandledRide, Taxis, TaxisGraph } from '../taxis.ts';
import { refuse } from './refuse.ts';
import { rideView } from './ride.ts';

/** One mutation of dispatchers and drivers, who may move all rides. */
const rideMutation =
  <I>(success: string, form: z.ZodType<I>, handle: (own: Taxis, input: I) => Promise<HandledRide>) =>
  async (_: unknown, { input }: { input: unknown }, context: TaxisGraph) => {
    const given = checkedInput(form, input);
    const decision = await context.unit((own) => handle(own, given));
    const shown = { ride: rideView(decision.state) };
    if (!('rejection' in decision)) return { __typename: success, ...shown };
    const { type } = decision.rejection;
    return type === 'RideNotFound' || type === 'TaxiUnavailable'
      ? refuse(context, type)
      : refuse(context, type, shown);
  };

const orderId = idText.transform((id) => id as OrderId);

export const assignRide = rideMutation(
  'AssignRideSuccess',
  z.object({ orderId, taxiId: idText.transform((id) => id as TaxiId) }),
  (own, input) => own.assignRide(input.orderId, input.taxiId),
);

export const startRide = rideMutation('StartRideSuccess', z.object({ orderId }), (own, input) =>
  own.ride(input.orderId, { type: 'StartRide' }),
);

export const completeRide = rideMutation('CompleteRideSuccess', z.object({ orderId }), (own, input) =>
  own.ride(input.orderId, { type: 'CompleteRide' }),
);

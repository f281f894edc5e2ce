import { actorOf } from '@jumun/platform/graph/context';
import { idText, readInput, whole } from '@jumun/platform/graph/input';
import { required } from '@jumun/platform/graph/required';
import { z } from 'zod';
import type { GiftOfferId } from '../domain/ids.ts';
import { offerView } from './gift-offers.ts';
import { keyIn, refuse, refuseField } from './refuse.ts';
import type { Resolves } from './types.generated.ts';

const isId = (id: string): boolean => idText.safeParse(id).success;

export const endGiftOffer: Resolves['Mutation']['endGiftOffer'] = async (_, { input }, context) => {
  if (!isId(input.giftOfferId)) return refuse(context, 'GiftOfferNotFound');
  const id = input.giftOfferId as GiftOfferId;
  return context.unit(async ({ at, offer }) => {
    const ended = await offer(id, { type: 'EndOffer', at });
    if ('rejection' in ended) return refuse(context, 'GiftOfferNotFound');
    return { __typename: 'EndGiftOfferSuccess', giftOffer: required(offerView(id, ended.state), id) };
  });
};

const refillForm = z.object({ more: whole(1, 1_000_000) });

export const refillGiftOffer: Resolves['Mutation']['refillGiftOffer'] = async (
  _,
  { input: given },
  context,
) => {
  const key = keyIn(given);
  const read = readInput(refillForm, given);
  if ('problem' in read) return refuseField(context, 'InvalidGiftOffer', read);
  if (!isId(given.giftOfferId)) return refuse(context, 'GiftOfferNotFound');
  const id = given.giftOfferId as GiftOfferId;
  const { more } = read.value;
  return context.unit(async ({ offer, findOffer, useKey }) => {
    const input = { mutation: 'refillGiftOffer', giftOfferId: id, more };
    const used = await useKey({ caller: actorOf(context), key, input });
    if (used.is === 'OTHER') return refuse(context, 'IdempotencyKeyReused');
    if (used.is === 'NEW') {
      const refilled = await offer(id, { type: 'RefillOffer', more });
      if ('rejection' in refilled)
        return refuse(
          context,
          refilled.rejection.type === 'OfferOver' ? 'GiftOfferOver' : 'GiftOfferNotFound',
        );
      await used.keep(id);
    }
    return {
      __typename: 'RefillGiftOfferSuccess',
      giftOffer: required(offerView(id, await findOffer(id)), id),
    };
  });
};

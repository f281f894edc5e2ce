import { actorOf } from '@jumun/platform/graph/context';
import { line, readInput, whole } from '@jumun/platform/graph/input';
import { required } from '@jumun/platform/graph/required';
import { idFrom } from '@jumun/platform/kernel/ids';
import { z } from 'zod';
import type { GiftOfferId } from '../domain/ids.ts';
import { offerView } from './gift-offers.ts';
import { keyIn, refuse, refuseField } from './refuse.ts';
import type { Resolves } from './types.generated.ts';

const offerForm = z.object({ title: line(200), stock: whole(0, 1_000_000) });

export const registerGiftOffer: Resolves['Mutation']['registerGiftOffer'] = async (
  _,
  { input: given },
  context,
) => {
  const key = keyIn(given);
  const read = readInput(offerForm, given);
  if ('problem' in read) return refuseField(context, 'InvalidGiftOffer', read);
  const { title, stock } = read.value;
  const caller = actorOf(context);
  const id = idFrom('gof', caller, key) as GiftOfferId;
  return context.unit(async ({ at, offer, useKey }) => {
    const used = await useKey({ caller, key, input: { mutation: 'registerGiftOffer', title, stock } });
    if (used.is === 'OTHER') return refuse(context, 'IdempotencyKeyReused');
    const { state } = await offer(id, { type: 'RegisterOffer', title, stock, at });
    if (used.is === 'NEW') await used.keep(id);
    return { __typename: 'RegisterGiftOfferSuccess', giftOffer: required(offerView(id, state), id) };
  });
};

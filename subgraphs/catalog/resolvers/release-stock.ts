import { idText } from '@jumun/platform/graph/input';
import { required } from '@jumun/platform/graph/required';
import { failpoint } from '@jumun/platform/process/failpoint';
import { z } from 'zod';
import type { ReservationKey } from '../domain/reservation.ts';
import { checkedInput } from './refuse.ts';
import { reservationView } from './reservation.ts';
import type { Resolves } from './types.generated.ts';

const form = z.object({ key: idText });

/** Asked by orders, in any state of the key. The answer is RELEASED, for ever. */
export const releaseStock: Resolves['Mutation']['releaseStock'] = async (_, { input: given }, { unit }) => {
  const key = checkedInput(form, given).key as ReservationKey;
  const { state } = await unit(({ reservation }) => reservation(key, { type: 'ReleaseStock' }));
  await failpoint('stock/released');
  return required(reservationView(key, state), key);
};

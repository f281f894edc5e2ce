import { checkedInput, idText } from '@jumun/platform/graph/input';
import { failpoint } from '@jumun/platform/process/failpoint';
import { z } from 'zod';
import type { CatalogGraph } from '../catalog.ts';
import type { ReservationKey } from '../domain/reservation.ts';
import { reservationView } from './reservation.ts';

const form = z.object({ key: idText });

/** Asked by orders, in whatever state the key is; the answer is RELEASED, and stays so. */
export const releaseStock = async (
  _: unknown,
  { input: given }: { input: unknown },
  { unit }: CatalogGraph,
) => {
  const key = checkedInput(form, given).key as ReservationKey;
  const { state } = await unit(({ reservation }) => reservation(key, { type: 'ReleaseStock' }));
  await failpoint('stock/released');
  return reservationView(key, state);
};

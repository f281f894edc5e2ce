import { crashPoint } from '@jumun/platform/crash-point';
import { checkedInput, idText } from '@jumun/platform/input';
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
  await crashPoint('stock/released');
  return reservationView(key, state);
};

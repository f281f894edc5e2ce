import { idText } from '@jumun/platform/graph/input';
import type { Reservation, ReservationKey } from '../domain/reservation.ts';
import { reservationRows } from '../store/reservations.ts';
import type { StockReservationModel } from './models.ts';
import type { Resolves } from './types.generated.ts';

/** A reservation as the graph shows it; null for a key that was never used. */
export const reservationView = (
  key: ReservationKey,
  state: Reservation | undefined,
): StockReservationModel | null =>
  state && state.status !== 'absent'
    ? { __typename: 'StockReservation', key, state: state.status, lines: state.lines }
    : null;

export const reservation: Resolves['Query']['reservation'] = async (_, { key: given }, { read }) => {
  if (!idText.safeParse(given).success) return null;
  const key = given as ReservationKey;
  return reservationView(key, (await reservationRows.find(read, key))?.state);
};

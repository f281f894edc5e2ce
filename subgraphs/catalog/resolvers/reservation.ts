import { idText } from '@jumun/platform/graph/input';
import type { CatalogGraph } from '../catalog.ts';
import type { Reservation, ReservationKey } from '../domain/reservation.ts';
import { reservationRows } from '../store/reservations.ts';

/** A reservation as the graph shows it; a key that was never used shows nothing. */
export const reservationView = (key: ReservationKey, state: Reservation | undefined) =>
  state && state.status !== 'absent'
    ? { __typename: 'StockReservation', key, state: state.status, lines: state.lines }
    : null;

export const reservation = async (_: unknown, { key }: { key: ReservationKey }, { read }: CatalogGraph) =>
  idText.safeParse(key).success ? reservationView(key, (await reservationRows.find(read, key))?.state) : null;

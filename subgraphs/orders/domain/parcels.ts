/** What was sent of a shipment. Absent: one parcel at most, under the order's own reservation. */
export type Parcels = {
  /** How many were sent or are being sent. */
  readonly number: number;
  /** How often its copies were reserved; the last of these reservations holds those of the parcel it has now. */
  readonly reservation: number;
  /** The keys of those who had it sent again, so that a repeat changes nothing. */
  readonly keys: readonly string[];
  /** What there was not enough of, the last time that somebody wanted to send it again. */
  readonly short?: readonly string[];
};

const oneParcel: Parcels = { number: 1, reservation: 1, keys: [] };

export const parcelsOf = ({ parcels }: { readonly parcels?: Parcels }): Parcels => parcels ?? oneParcel;

/** The key of an order's nth reservation of its copies; the first is the order's own id. */
export const reservationKey = (id: string, reservation: number): string =>
  reservation === 1 ? id : `${id}-${reservation}`;

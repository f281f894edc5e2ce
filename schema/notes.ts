// What a customer writes along with an order: for the store that prepares it, and for nobody once they have left.

type Noted = { readonly note?: string; readonly lines: readonly { readonly note?: string }[] };

/** Whether there is anything in it that its customer wrote. */
export const hasNotes = ({ lines, note }: Noted): boolean =>
  note !== undefined || lines.some((line) => line.note !== undefined);

/** The same without what its customer wrote. */
export const withoutNotes = <D extends Noted>(order: D): D => {
  const { note: _, ...rest } = order;
  return { ...rest, lines: order.lines.map(({ note: __, ...line }) => line) } as unknown as D; // a note may always be missing
};

/**
 * Whether a state has a field of its own, which tells it from the other states of its union. In rows that a process of an older
 * version stores during a rolling upgrade every state may have every field, and null or false stands where it has none.
 */
export const has = <S extends object, F extends string>(
  state: S,
  field: F,
): state is Extract<S, Readonly<Record<F, unknown>>> => {
  const value = (state as Readonly<Record<string, unknown>>)[field];
  return value !== undefined && value !== null && value !== false;
};

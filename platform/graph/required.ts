/** The value, which must exist, such as the state that a command has just saved; throws where it does not. */
export const required = <T>(value: T | null | undefined, what: string): T => {
  if (value === null || value === undefined) throw new Error(`${what} should exist and does not`);
  return value;
};

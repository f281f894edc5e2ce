/** What has to be there, such as the state that a command has just left behind; throws where it is not. */
export const required = <T>(value: T | null | undefined, what: string): T => {
  if (value === null || value === undefined) throw new Error(`${what} should exist and does not`);
  return value;
};

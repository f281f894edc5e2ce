/** Lines never change, so that each is known by its place. */
export const lineIdOf = (index: number): string => String(index + 1);

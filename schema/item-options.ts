// What customers may choose of an item on a menu, such as its size. Catalog says what there is, and orders charges for what was chosen.

/** One thing to choose: `extra` comes on top of the product's price, in minor units of its currency. */
export type ItemOption = { readonly id: string; readonly name: string; readonly extra: number };

/** Options of one sort: at most `max` of them at once, and at least one where it is required. */
export type OptionGroup = {
  readonly name: string;
  readonly required: boolean;
  readonly max: number;
  readonly options: readonly ItemOption[];
};

/** What was chosen, or the first thing that is wrong with it: an option that the product does not have, or a group with too few or too many. */
export type Choice =
  | { readonly chosen: readonly ItemOption[] }
  | { readonly problem: 'UNKNOWN_OPTION' }
  | { readonly problem: 'OPTION_MISSING' | 'TOO_MANY_OPTIONS'; readonly group: OptionGroup };

/** In the order of the menu, whatever order they were given in. */
export const choiceOf = (groups: readonly OptionGroup[], ids: readonly string[]): Choice => {
  const wanted = new Set(ids);
  const chosen = groups.map(({ options }) => options.filter(({ id }) => wanted.has(id)));
  if (chosen.flat().length !== wanted.size) return { problem: 'UNKNOWN_OPTION' };
  for (const [i, group] of groups.entries()) {
    const count = chosen[i]?.length ?? 0;
    if (group.required && count === 0) return { problem: 'OPTION_MISSING', group };
    if (count > group.max) return { problem: 'TOO_MANY_OPTIONS', group };
  }
  return { chosen: chosen.flat() };
};

/** Who gives rights, and what they have themselves. */
export type Granter = {
  readonly scopes: readonly string[];
  readonly stores: readonly string[];
  /** Whether they work for every store. */
  readonly isEverywhere: boolean;
};

/** What somebody else has or is to have. */
export type Rights = { readonly scopes: readonly string[]; readonly stores: readonly string[] };

/** What stands for working in every store, or in none in particular. */
const everyStore = 'stores:any';

/**
 * The scopes and stores among these rights that the granter lacks: nobody gives or takes what they do not have themselves. Rights
 * that are bound to no store may count in every one, so whoever works for stores gives none.
 */
export const missingFor = (granter: Granter, ...rights: readonly Rights[]): readonly string[] => {
  const { isEverywhere } = granter;
  const scopes = rights.flatMap((right) => right.scopes).filter((scope) => !granter.scopes.includes(scope));
  const stores = rights.flatMap((right) => right.stores).filter((store) => !granter.stores.includes(store));
  const isUnbound = granter.stores.length > 0 && rights.some((right) => right.stores.length === 0);
  const missing = isEverywhere ? scopes : [...scopes, ...stores, ...(isUnbound ? [everyStore] : [])];
  return [...new Set(missing)].sort();
};

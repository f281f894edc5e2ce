/** Who gives rights, and what they have themselves. */
export type Granter = {
  readonly scopes: readonly string[];
  readonly stores: readonly string[];
  /** Whether they work for every store. */
  readonly isEverywhere: boolean;
};

/** What somebody else has or is to have. */
export type Rights = { readonly scopes: readonly string[]; readonly stores: readonly string[] };

/** The scopes and stores among these rights that the granter lacks: nobody gives or takes what they do not have themselves. */
export const missingFor = (granter: Granter, ...rights: readonly Rights[]): readonly string[] => {
  const scopes = rights.flatMap((right) => right.scopes).filter((scope) => !granter.scopes.includes(scope));
  const stores = rights.flatMap((right) => right.stores).filter((store) => !granter.stores.includes(store));
  return [...new Set([...scopes, ...(granter.isEverywhere ? [] : stores)])].sort();
};

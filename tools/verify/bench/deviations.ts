/** A setting that a bench gives its system other than a user gets it, and why. */
export type Deviation = { readonly name: string; readonly value: string; readonly why: string };

/** What every bench of a system of its own changes: it is set from here, and printed from here. */
export const deviations = (jwksUrl: string): readonly Deviation[] => [
  { name: 'NODE_ENV', value: 'production', why: 'as in production, with the provider that we play' },
  { name: 'JUMUN_JWKS_URL', value: jwksUrl, why: 'more customers than could sign in one after another' },
  { name: 'JUMUN_PROXIES', value: '1', why: 'each customer signs up from an address of their own' },
  { name: 'JUMUN_CARRIER_DISPATCH_MS', value: '1', why: 'parcels leave at once' },
  { name: 'JUMUN_CARRIER_DELIVER_MS', value: '2', why: 'parcels arrive at once' },
];

/** Where a few clients ask for all. */
export const liftedBudget: Deviation = {
  name: 'JUMUN_RATE_LIMITS',
  value: 'off',
  why: 'a few clients ask for all',
};

export const settingsOf = (list: readonly Deviation[]): Readonly<Record<string, string>> =>
  Object.fromEntries(list.map(({ name, value }) => [name, value]));

/** The list as it stands under a table; an address of ours says nothing and is left out. */
export const deviationsText = (list: readonly Deviation[]): string => {
  const lines = list.map(
    ({ name, value, why }) => `  ${name}${value.startsWith('http') ? '' : `=${value}`}: ${why}`,
  );
  return ['Deviations from the defaults:', ...lines].join('\n');
};

import type { Manifest } from '@jumun/platform/graph/manifest';

export const manifest = {
  name: 'customers',
  hears: {
    wallets: ['MileageChanged'],
    stores: ['StoreOpened', 'StaffActed'],
    // itself, as well: what is done to accounts stands in the trail like everything else
    customers: ['StaffActed'],
    catalog: ['StaffActed'],
    orders: ['StaffActed'],
    payments: ['StaffActed'],
    deliveries: ['StaffActed'],
    taxis: ['StaffActed'],
    missions: ['StaffActed'],
    gifts: ['StaffActed'],
  },
  // nobody said StaffActed while nobody heard it: an installation of before has nothing to tell
  hearsWhatIsKept: ['customers', 'catalog', 'orders', 'payments', 'deliveries', 'taxis', 'missions', 'gifts'],
  asks: {},
  scopes: ['audit:read', 'customers:read', 'staff:read', 'staff:write'],
} as const satisfies Manifest;

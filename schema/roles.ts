/** What somebody does here: a named set of scopes. */
export const roles = [
  'OWNER',
  'MANAGER',
  'BARISTA',
  'BOOKSELLER',
  'COURIER',
  'DRIVER',
  'DISPATCHER',
  'SUPPORT',
] as const;

export type Role = (typeof roles)[number];

/** What each role may do. Where a role works for stores, it may do so there only; an owner may do everything everywhere. */
const scopesOfRole: Readonly<Record<Exclude<Role, 'OWNER'>, readonly string[]>> = {
  MANAGER: [
    'catalog:availability',
    'catalog:write',
    'deliveries:read',
    'orders:read',
    'orders:write',
    'reports:read',
    'staff:read',
    'staff:write',
    'stores:write',
    'tickets:read',
    'tickets:write',
  ],
  BARISTA: ['catalog:availability', 'tickets:read', 'tickets:write'],
  BOOKSELLER: ['catalog:availability', 'catalog:write', 'tickets:read', 'tickets:write'],
  COURIER: ['deliveries:read', 'deliveries:write'],
  DRIVER: ['taxis:drive'],
  DISPATCHER: ['taxis:read', 'taxis:write'],
  SUPPORT: [
    'customers:read',
    'deliveries:read',
    'gifts:read',
    'missions:read',
    'notifications:read',
    'orders:read',
    'orders:write',
    'payments:read',
    'rewards:read',
    'stores:any',
    'taxis:read',
    'tickets:read',
    'wallets:read',
  ],
};

/** Everything that follows from roles, of all the scopes there are in this installation. */
export const scopesOf = (held: readonly Role[], all: readonly string[]): readonly string[] => {
  if (held.includes('OWNER')) return all;
  const named = held.flatMap((role) => (role === 'OWNER' ? [] : scopesOfRole[role]));
  return all.filter((scope) => named.includes(scope));
};

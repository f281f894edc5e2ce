/** Everything a member of staff may be allowed. `service:…` is not among them: no person is ever a service. */
export const knownScopes = [
  'catalog:write',
  'customers:read',
  'deliveries:read',
  'deliveries:write',
  'gifts:read',
  'gifts:write',
  'missions:read',
  'missions:write',
  'notifications:read',
  'orders:read',
  'payments:read',
  'rewards:read',
  'staff:read',
  'staff:write',
  'stores:any',
  'taxis:read',
  'taxis:write',
  'tickets:read',
  'tickets:write',
  'wallets:read',
] as const;

export type Scope = (typeof knownScopes)[number];

export const isScope = (text: string): text is Scope => (knownScopes as readonly string[]).includes(text);

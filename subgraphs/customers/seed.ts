import type { Clock } from '@jumun/platform/kernel/clock';
import { newId } from '@jumun/platform/kernel/ids';
import type { Reader } from '@jumun/platform/kernel/unit';
import { causeBy, type Units } from '@jumun/platform/kernel/work';
import { type Role, scopesOf } from '@jumun/schema/roles';
import type { Customers } from './commands.ts';
import { hashPassword } from './credentials/passwords.ts';
import type { CustomerId } from './domain/customer.ts';
import { defaultLanguage } from './domain/profile.ts';
import type { StaffId } from './domain/staff.ts';
import { type Credential, findCredential, findCredentialOf } from './store/accounts.ts';
import type { AccountId } from './store/tables.ts';

/** The password of every demo account. They exist in development only. */
export const demoPassword = 'jumun-demo';

const customers = [
  { id: 'cus_demo1', email: 'customer@jumun.example', name: '김주문', phone: '+821012345678' },
  { id: 'cus_demo2', email: 'customer2@jumun.example', name: '이주문', phone: null },
];

type DemoStaff = {
  readonly id: string;
  readonly email: string;
  readonly name: string;
  /** Scopes, or a role with all that follows from it. */
  readonly scopes: readonly string[] | Role;
  readonly stores?: readonly string[];
};

const staff: readonly DemoStaff[] = [
  {
    id: 'stf_bookstore',
    email: 'bookstore@jumun.example',
    name: '책방 직원',
    scopes: ['tickets:read', 'tickets:write'],
    stores: ['sto_bookshop'],
  },
  {
    id: 'stf_cafe',
    email: 'cafe@jumun.example',
    name: '카페 직원',
    scopes: ['tickets:read', 'tickets:write'],
    stores: ['sto_cafe1', 'sto_cafe2'],
  },
  {
    id: 'stf_dispatcher',
    email: 'dispatcher@jumun.example',
    name: '배차 담당',
    scopes: ['taxis:read', 'taxis:write'],
  },
  {
    id: 'stf_driver',
    email: 'driver@jumun.example',
    name: '택시 기사',
    scopes: ['taxis:drive'],
  },
  {
    id: 'stf_courier',
    email: 'courier@jumun.example',
    name: '배송 기사',
    scopes: ['deliveries:read', 'deliveries:write'],
  },
  { id: 'stf_support', email: 'support@jumun.example', name: '고객 지원', scopes: 'SUPPORT' },
  { id: 'stf_admin', email: 'admin@jumun.example', name: '관리자', scopes: 'OWNER' },
];

export const demoEmails: readonly string[] = [...customers, ...staff].map(({ email }) => email);

/** The demo accounts that there are: whoever has the published password can sign in to them. */
export const demoAccounts = async (read: Reader): Promise<Credential[]> => {
  const ids = [...customers, ...staff].map(({ id }) => id);
  const found = await Promise.all(ids.map((id) => findCredentialOf(read, id)));
  return found.filter((credential) => credential !== undefined);
};

type Given = {
  readonly units: Units<Customers>;
  readonly read: Reader;
  readonly clock: Clock;
  /** Everything that a member of staff may be allowed to do. */
  readonly scopes: readonly string[];
};

/** In development, opens the demo accounts that do not exist yet. The password is hashed once, and only if an account is missing. */
export const seedAccounts =
  ({ units, read, clock, scopes }: Given) =>
  async ({ demo }: { readonly demo: boolean }): Promise<void> => {
    if (!demo) return;
    const known = await Promise.all(demoEmails.map((email) => findCredential(read, email)));
    if (known.every((credential) => credential !== undefined)) return;
    const passwordHash = await hashPassword(demoPassword);
    await units(causeBy('seed', newId('req'), clock()), async (commands) => {
      await seedCustomers(commands, passwordHash);
      await seedStaff(commands, passwordHash, scopes);
    });
  };

/** Whether the account has the address now; it may belong to another one. */
const claimsEmail = async ({ claimEmail }: Customers, id: string, email: string, passwordHash: string) =>
  (await claimEmail({ email, accountId: id as AccountId, passwordHash })) === id;

const seedCustomers = async (commands: Customers, passwordHash: string): Promise<void> => {
  const { at, customer, freeMembershipNumber } = commands;
  for (const { id, ...person } of customers) {
    if (!(await claimsEmail(commands, id, person.email, passwordHash))) continue;
    const contact = { ...person, locale: defaultLanguage, marketingConsent: false };
    const membershipNumber = await freeMembershipNumber(id as CustomerId);
    await customer(id as CustomerId, { type: 'SignUp', contact, membershipNumber, at });
  }
};

const seedStaff = async (
  commands: Customers,
  passwordHash: string,
  allScopes: readonly string[],
): Promise<void> => {
  for (const { id, stores = [], scopes, ...person } of staff) {
    if (!(await claimsEmail(commands, id, person.email, passwordHash))) continue;
    const allowed = typeof scopes === 'string' ? scopesOf([scopes], allScopes) : scopes;
    const details = { ...person, scopes: allowed, stores, locale: defaultLanguage };
    const { at } = commands;
    await commands.staff(id as StaffId, { type: 'RegisterStaff', details, fingerprint: 'demo', at });
  }
};

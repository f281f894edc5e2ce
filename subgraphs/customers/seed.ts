import type { Customers } from './customers.ts';
import type { CustomerId } from './domain/customer.ts';
import { defaultLanguage } from './domain/profile.ts';
import { knownScopes, type Scope } from './domain/scopes.ts';
import type { StaffId } from './domain/staff.ts';
import type { AccountId } from './store/tables.ts';

/** Of every demo account. They exist in development only. */
export const demoPassword = 'jumun-demo';

const customers = [
  { id: 'cus_demo1', email: 'customer@jumun.example', name: '김주문', phone: '+821012345678' },
  { id: 'cus_demo2', email: 'customer2@jumun.example', name: '이주문', phone: null },
];

type DemoStaff = { id: string; email: string; name: string; scopes: readonly Scope[]; stores?: string[] };

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
    scopes: ['taxis:read', 'taxis:write'],
  },
  {
    id: 'stf_courier',
    email: 'courier@jumun.example',
    name: '배송 기사',
    scopes: ['deliveries:read', 'deliveries:write'],
  },
  { id: 'stf_admin', email: 'admin@jumun.example', name: '관리자', scopes: knownScopes },
];

export const demoEmails: readonly string[] = [...customers, ...staff].map(({ email }) => email);

/** Opens the demo accounts that are not there yet; all have the one password, hashed by the caller. */
export const seedAccounts = async (
  { at, customer, staff: register, claimEmail, freeMembershipNumber }: Customers,
  passwordHash: string,
): Promise<void> => {
  const isNew = async (id: string, email: string) =>
    (await claimEmail({ email, accountId: id as AccountId, passwordHash })) === id;

  for (const { id, ...person } of customers) {
    if (!(await isNew(id, person.email))) continue;
    const contact = { ...person, locale: defaultLanguage, marketingConsent: false };
    const membershipNumber = await freeMembershipNumber(id as CustomerId);
    await customer(id as CustomerId, { type: 'SignUp', contact, membershipNumber, at });
  }
  for (const { id, stores = [], ...person } of staff) {
    if (!(await isNew(id, person.email))) continue;
    const details = { ...person, stores, locale: defaultLanguage };
    await register(id as StaffId, { type: 'RegisterStaff', details, fingerprint: 'demo', at });
  }
};

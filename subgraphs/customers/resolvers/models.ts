import type { Instant } from '@jumun/platform/kernel/clock';
import type { Role } from '@jumun/schema/roles';
import type { SavedAddress } from '../domain/address-book.ts';
import type { Contact, CustomerId } from '../domain/customer.ts';
import type { Grade } from '../domain/grade.ts';
import type { StaffId } from '../domain/staff.ts';

// What resolvers are handed as the parent of a type.

export type CustomerModel = Contact & {
  readonly __typename: 'Customer';
  readonly id: CustomerId;
  readonly membershipNumber: string;
  /** Where it is not the stored one. */
  readonly grade?: Grade;
};

export type SavedAddressModel = SavedAddress;

/** Somebody who was searched for, with as much as is needed to choose. */
export type CustomerMatchModel = {
  readonly customer: CustomerModel;
  readonly name: string;
  readonly email: string;
  readonly phone: string | null;
};

export type StaffModel = {
  readonly __typename: 'Staff';
  readonly id: StaffId;
  readonly name: string;
  readonly email: string;
  readonly locale: string;
  /** All that follows from the roles, and what was given beside. */
  readonly scopes: readonly string[];
  readonly roles: readonly Role[];
  readonly disabled: boolean;
  readonly storeIds: readonly string[];
};

/** What is kept about a customer: only whose it is. */
export type MyDataModel = { readonly customerId: string };

/** One act of the trail; done by an operator where it names no member of staff. */
export type StaffActModel = {
  readonly id: string;
  readonly occurredAt: Instant;
  readonly staffId: string | null;
  readonly context: string;
  readonly command: string;
  readonly subjectIds: readonly string[];
};

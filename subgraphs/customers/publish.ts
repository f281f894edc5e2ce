import { defaultLocale, localeOf } from '@jumun/platform/kernel/locale';
import type { PublishedEvent } from '@jumun/platform/kernel/published';
import * as said from '@jumun/schema/events/customers';
import {
  type Customer,
  type CustomerEvent,
  type CustomerId,
  isEmailConfirmed,
  isPhoneConfirmed,
} from './domain/customer.ts';
import { customerIdOf, type Graded, type GradeEvent, type GradeId } from './domain/grade.ts';
import type { StaffEvent } from './domain/staff.ts';

/** Name, address and telephone number go out in ContactChanged and nowhere else. */
export const publish = (event: CustomerEvent, _: Customer, customerId: CustomerId): PublishedEvent => {
  if (event.type === 'CustomerLeft') return said.CustomerLeft.make({ customerId });
  const { name, email, phone, marketingConsent, nightConsent = false } = event.contact;
  const locale = localeOf(event.contact.locale) ?? defaultLocale;
  switch (event.type) {
    case 'CustomerSignedUp': {
      const { membershipNumber } = event;
      return said.CustomerSignedUp.make({ customerId, membershipNumber, marketingConsent, locale });
    }
    case 'ContactChanged':
      return said.ContactChanged.make({
        customerId,
        name,
        email,
        phone,
        locale,
        marketingConsent,
        nightConsent,
        emailConfirmed: isEmailConfirmed(event.contact),
        phoneConfirmed: isPhoneConfirmed(event.contact),
      });
  }
};

export const publishGrade = (event: GradeEvent, _: Graded, id: GradeId): PublishedEvent | null =>
  event.type === 'GradeChanged'
    ? said.GradeChanged.make({ customerId: customerIdOf(id), grade: event.grade, sequence: event.sequence })
    : null;

/** Neither the code nor where it goes. */
export const publishCode = (requested: said.CodeRequested['data']): PublishedEvent =>
  said.CodeRequested.make(requested);

export const publishNotice = (notice: said.AccountNoticed['data']): PublishedEvent =>
  said.AccountNoticed.make(notice);

/** The journal's own fact about a customer holds nothing personal. */
export const recordedOfCustomer = (event: CustomerEvent) => {
  if (event.type === 'CustomerLeft') return event;
  const { contact, ...recorded } = event;
  return { ...recorded, locale: contact.locale, marketingConsent: contact.marketingConsent };
};

/** What others may still hear of the contact of somebody who has left. */
export const erasedContact = (customerId: string): PublishedEvent =>
  said.ContactChanged.make(said.contactOfNobody(customerId));

/** The journal keeps what members of staff may do, not who they are. */
export const recordedOfStaff = (event: StaffEvent) => {
  if (!('details' in event)) return event;
  const { scopes, roles = [], stores } = event.details;
  const registered = event.type === 'StaffRegistered' && { registeredAt: event.registeredAt };
  return { type: event.type, ...registered, scopes, roles, stores };
};

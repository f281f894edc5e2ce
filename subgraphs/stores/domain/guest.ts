import { firstName, maskedPhone } from '@jumun/schema/masking';

/** What the staff of a store see of a customer: enough to call them, and to tell one from another. */
export type Guest = { readonly firstName: string | null; readonly maskedPhone: string | null };

/** Null where nothing is known of them. */
export const guestOf = (contact: { readonly name: string; readonly phone: string | null }): Guest | null => {
  const guest = {
    firstName: firstName(contact.name) || null,
    maskedPhone: (contact.phone && maskedPhone(contact.phone)) || null,
  };
  return guest.firstName === null && guest.maskedPhone === null ? null : guest;
};

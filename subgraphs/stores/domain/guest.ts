import { firstName, maskedPhone } from '@jumun/schema/masking';

/** What the staff of a store see of a customer: enough to call them, and to tell one from another. */
export type Guest = { readonly firstName: string | null; readonly maskedPhone: string | null };

export const guestOf = ({
  name,
  phone,
}: {
  readonly name: string;
  readonly phone: string | null;
}): Guest => ({
  firstName: firstName(name),
  maskedPhone: maskedPhone(phone),
});

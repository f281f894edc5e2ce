const longest = 254; // characters, RFC 5321

/** ASCII only: look-alikes from other alphabets would be other accounts. NFKC has already turned full-width forms into ASCII. */
const form =
  /^[a-z0-9!#$%&'*+/=?^_`{|}~-]+(?:\.[a-z0-9!#$%&'*+/=?^_`{|}~-]+)*@(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])$/;

/** The one form in which an address is stored, compared and shown; null for what cannot be an address. */
export const normalisedEmail = (text: string): string | null => {
  if (text.length > 4 * longest) return null; // too long to be worth normalising
  const email = text.normalize('NFKC').trim().toLowerCase();
  return email.length <= longest && email.indexOf('@') <= 64 && form.test(email) ? email : null;
};

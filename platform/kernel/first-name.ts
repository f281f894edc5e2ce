/**
 * What somebody is called by whom they meet once: of a name in several words the first, and of a Korean name written as one word
 * what follows the family name.
 */
export const firstNameOf = (name: string): string => {
  const [first = '', ...rest] = name.trim().split(/\s+/u);
  return rest.length === 0 && /^\p{Script=Hangul}{2,4}$/u.test(first) ? first.slice(1) : first;
};

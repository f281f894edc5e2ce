const shortest = 8;
const longest = 128;

/**
 * The password in the one form that is hashed (NFC: the same characters typed on another keyboard are the same password); null
 * for one that no account can have. Overlong text is never normalised or hashed.
 */
export const normalisedPassword = (text: string): string | null => {
  if (text.length > 4 * longest || !text.isWellFormed() || text.includes('\0')) return null;
  const password = text.normalize('NFC');
  const { length } = [...password];
  return length >= shortest && length <= longest ? password : null;
};

/** A password that a new account may have, in that form; null for one that is refused. */
export const newPassword = (text: string): string | null => {
  const password = normalisedPassword(text);
  return password === null || isCommonPassword(password) ? null : password;
};

/** Whether it is among the first that an attacker would try. */
export const isCommonPassword = (password: string): boolean =>
  common.has(password.toLowerCase()) || new Set(password).size === 1;

/** The most common passwords, in lower case, of 8 characters or more (shorter ones are refused anyway). */
const common: ReadonlySet<string> = new Set(
  `
  password password1 password12 password123 password1234 password12345 password! password1! password123! password@123
  p@ssword p@ssw0rd p@ssword1 p@ssw0rd1 p@ssw0rd123 passw0rd passw0rd1 passw0rd! pa$$word pa$$w0rd passwort passwords
  mypassword mypassword1 newpassword password0 password2 password01 password11 password99 password2024 password2025
  password2026 12345678 123456789 1234567890 12345678910 0123456789 01234567 012345678 123456780 1234567891 123456781
  12341234 12344321 123123123 123321123 112233445566 11223344 1122334455 11112222 11223311 12121212 121212121 13131313
  21212121 22223333 98765432 987654321 9876543210 87654321 876543210 01010101 10101010 100200300 147258369 159357456
  147852369 159753456 741852963 789456123 963852741 123654789 147896325 25802580 36925814 74108520 19871987 20002000
  20202020 19901990 20242024 20252025 20262026 qwertyui qwertyuiop qwerty12 qwerty123 qwerty1234 qwerty12345
  qwerty123456 qwerty1! qwerty123! qwertz123 qwertzuiop azertyui azertyuiop asdfghjk asdfghjkl asdfasdf asdf1234
  asdfqwer asdfjkl; zxcvbnm1 zxcvbnm, zxcvbnm123 zxcvzxcv qazwsxedc qazwsx123 qazwsxedcrfv 1qaz2wsx 1qaz2wsx3edc
  1qazxsw2 1q2w3e4r 1q2w3e4r5t 1q2w3e4r! q1w2e3r4 q1w2e3r4t5 qwer1234 qwerasdf qweasdzxc qwe123qwe qweqweqwe 1234qwer
  123qwe123 123456qwerty 12345qwert 1234abcd a1b2c3d4 a1234567 a12345678 a123456789 aa123456 aa12345678 abc12345
  abcd1234 abcd12345 abcdefgh abcdefghi abcdefg1 abcde12345 abcdef123 abcabcabc aabbccdd aaaa1111 1111aaaa asd123456
  q1234567 q12345678 z1234567 qwertyui1 1a2b3c4d zaq12wsx zaq1zaq1 !qaz2wsx iloveyou iloveyou1 iloveyou2 iloveyou!
  iloveu123 loveyou1 lovelove ilovejesus trustno1 letmein1 letmein123 letmeinnow welcome1 welcome12 welcome123
  welcome1! welcome@123 sunshine sunshine1 princess princess1 football football1 baseball baseball1 basketball
  superman superman1 batman123 spiderman starwars starwars1 pokemon1 pokemon123 dragon123 monkey123 shadow123
  master123 michael1 jennifer jordan23 liverpool chelsea1 arsenal1 computer computer1 internet samsung1 samsung123
  whatever whatever1 changeme changeme1 changeme123 changeit default1 default123 admin123 admin1234 admin12345
  admin@123 administrator rootroot root1234 toor1234 test1234 test12345 testtest testing123 guest123 guest1234
  user1234 username secret123 secret1234 hello123 hello1234 hellohello helloworld freedom1 freedom123 passpass
  pass1234 pass12345 passw0rd123 pass@123 access14 security secure123 login123 login1234 temp1234 temporary
  corvette mercedes mustang1 maverick michelle jessica1 charlie1 victoria danielle patricia midnight cheesecake
  chocolate butterfly elizabeth alexander samantha christian blessed1 hunter123 killer123 ginger123 buster123
  bismillah google123 facebook facebook1 twitter1 instagram naver123 naver1234 kakao123 kakaotalk daum1234
  sarang123 saranghae saranghae1 gkgkgkgk rkskekfk dkssudgktpdy qlalfqjsgh qlalfqjsgh1 dkdlel123 tkfkdgo tkfkdgody
  korea123 korea1234 seoul123 seoul1234 jumunjumun jumun-demo jumun123 jumun1234 coffee123 bookstore
  `
    .trim()
    .split(/\s+/),
);

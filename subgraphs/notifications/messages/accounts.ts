import type { Text } from '@jumun/platform/kernel/refusal';
import type { AccountChange, CodePurpose, OfAccount } from '../domain/news.ts';
import { both, joined, type Words } from './words.ts';

const codes: Readonly<Record<CodePurpose, { readonly subject: Text; readonly use: Text }>> = {
  SET_PASSWORD: {
    subject: both('비밀번호 설정 코드', 'Your code to set a password'),
    use: both('비밀번호를 정하려면 이 코드를 입력해 주세요.', 'Enter it to set your password.'),
  },
  CONFIRM_EMAIL: {
    subject: both('이메일 확인 코드', 'Your code to confirm this address'),
    use: both(
      '이메일 주소를 확인하려면 이 코드를 입력해 주세요.',
      'Enter it to confirm this e-mail address.',
    ),
  },
  CONFIRM_PHONE: {
    subject: both('전화번호 확인 코드', 'Your code to confirm this number'),
    use: both('전화번호를 확인하려면 이 코드를 입력해 주세요.', 'Enter it to confirm this telephone number.'),
  },
  CHANGE_EMAIL: {
    subject: both('이메일 변경 코드', 'Your code to change your address'),
    use: both(
      '이메일 주소를 바꾸려면 이 코드를 입력해 주세요.',
      'Enter it to use this e-mail address from now on.',
    ),
  },
};

const notYours = both(
  '요청하신 적이 없다면 무시하셔도 됩니다.',
  'If you did not ask for it, you can ignore this.',
);
const isSecret = both('코드는 아무에게도 알려 주지 마세요.', 'Tell it to nobody.');
const noLongerShown = both('코드를 보내 드렸습니다.', 'A code was sent.');

const changes: Readonly<Record<AccountChange, { readonly subject: Text; readonly text: Text }>> = {
  PASSWORD_CHANGED: {
    subject: both('비밀번호가 변경되었습니다', 'Your password was changed'),
    text: both(
      '비밀번호가 변경되어 다른 기기에서는 로그아웃되었습니다. 직접 하신 일이 아니라면 바로 비밀번호를 재설정해 주세요.',
      'Your password was changed, and every other device is signed out. If it was not you, reset your password now.',
    ),
  },
  EMAIL_CHANGED: {
    subject: both('이메일 주소가 변경되었습니다', 'Your e-mail address was changed'),
    text: both(
      '회원님의 계정은 이제 다른 이메일 주소를 사용합니다. 직접 하신 일이 아니라면 고객센터로 알려 주세요.',
      'Your account now uses another e-mail address. If it was not you, please tell our customer service.',
    ),
  },
  TOKEN_USED_TWICE: {
    subject: both('로그인 하나를 종료했습니다', 'We have ended one of your sessions'),
    text: both(
      '이미 사용된 로그인 정보가 다시 사용되어 그 로그인을 종료했습니다. 다시 로그인해 주시고, 직접 하신 일이 아니라면 비밀번호를 변경해 주세요.',
      'A sign-in that was already spent was used again, so we have ended that session. Please sign in again; if it was not you, change your password.',
    ),
  },
  SIGNED_UP_AGAIN: {
    subject: both('이미 가입되어 있습니다', 'You already have an account'),
    text: both(
      '이 이메일 주소로 다시 가입하려는 요청이 있었습니다. 이미 계정이 있으니 로그인하시거나 비밀번호를 재설정해 주세요. 직접 하신 일이 아니라면 무시하셔도 됩니다.',
      'Somebody tried to sign up with this e-mail address, which already has an account. Sign in, or reset your password; if it was not you, you can ignore this.',
    ),
  },
};

/** What is said about an account. A code is in the words only while they are being sent. */
export const accountWords = (news: OfAccount, code: string | null): Words => {
  if (news.topic === 'ACCOUNT_NOTICE') return changes[news.what];
  const { subject, use } = codes[news.purpose];
  if (code === null) return { subject, text: noLongerShown };
  return { subject, text: joined(both(`코드: ${code}.`, `Your code: ${code}.`), use, isSecret, notYours) };
};

import { type BadField, fieldRefusals } from '@jumun/platform/graph/problems';
import { refusals, type Text } from '@jumun/platform/kernel/refusal';
import { fieldLabels } from '@jumun/schema/field-labels';
import type { ResolverContext } from './context.ts';

export const refuse = refusals({
  EmailTaken: {
    ko: '이미 가입된 이메일 주소입니다.',
    en: 'There is already an account with this address.',
  },
  PasswordTooWeak: {
    ko: '비밀번호는 8자 이상 128자 이하이고, 쉽게 추측할 수 없어야 합니다.',
    en: 'A password needs 8 to 128 characters and must not be easy to guess.',
  },
  LogInRefused: {
    ko: '이메일 주소 또는 비밀번호가 올바르지 않습니다.',
    en: 'No account has this address and password.',
  },
  SessionExpired: {
    ko: '로그인이 만료되었습니다. 다시 로그인해 주세요.',
    en: 'The session has ended. Please log in again.',
  },
  IdempotencyKeyReused: {
    ko: '같은 요청 키가 다른 내용으로 이미 사용되었습니다.',
    en: 'This idempotency key was used before with another input.',
  },
});

const refuseField = fieldRefusals(fieldLabels);

/** Names the field of the input, without the path inside it. */
export const refuseProfile = (context: Pick<ResolverContext, 'locale'>, bad: BadField) => ({
  ...refuseField(context, 'InvalidProfile', bad),
  field: bad.field.slice(0, 1),
});

/** The message of LogInRefused after too many attempts, whether or not the account exists. */
export const tooManyAttempts: Text = {
  ko: '로그인 시도가 너무 많습니다. 10분 뒤에 다시 시도해 주세요.',
  en: 'Too many attempts to log in. Please wait 10 minutes and try again.',
};

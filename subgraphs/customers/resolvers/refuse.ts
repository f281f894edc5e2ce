import { inputsWith } from '@jumun/platform/graph/input';
import { type BadField, fieldRefusals } from '@jumun/platform/graph/problems';
import type { Instant } from '@jumun/platform/kernel/clock';
import { pause } from '@jumun/platform/kernel/deadline';
import { refusals } from '@jumun/platform/kernel/refusal';
import { fieldLabels } from '@jumun/schema/field-labels';
import { mostAddresses } from '../domain/address-book.ts';
import { unknownStores } from '../store/stores.ts';
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
  TooManyAttempts: {
    ko: '시도가 너무 많습니다. 잠시 후 다시 시도해 주세요.',
    en: 'Too many attempts. Please wait a moment and try again.',
  },
  SessionNotFound: {
    ko: '해당 로그인 기기를 찾을 수 없습니다.',
    en: 'You have no session with this id.',
  },
  CodeRefused: {
    ko: '코드가 올바르지 않거나 만료되었습니다. 새 코드를 요청해 주세요.',
    en: 'This code is wrong or too old. Please ask for a new one.',
  },
  NothingToConfirm: {
    ko: '확인할 전화번호가 없습니다. 프로필에 전화번호를 먼저 입력해 주세요.',
    en: 'There is no telephone number to confirm. Please enter one in your profile first.',
  },
  StaffNotFound: {
    ko: '해당 직원을 찾을 수 없습니다.',
    en: 'There is no member of staff with this id.',
  },
  ScopeNotHeld: {
    ko: '본인에게 없는 권한이나 매장은 다른 사람에게 주거나 뺏을 수 없습니다.',
    en: 'You cannot give or take a right or a store that you do not have yourself.',
  },
  TooManyAddresses: {
    ko: `주소는 ${mostAddresses}개까지 저장할 수 있습니다. 쓰지 않는 주소를 지워 주세요.`,
    en: `You can save ${mostAddresses} addresses: remove one that you do not need.`,
  },
  AddressNotFound: {
    ko: '저장된 주소를 찾을 수 없습니다.',
    en: 'You have no saved address with this id.',
  },
  IdempotencyKeyReused: {
    ko: '같은 요청 키가 다른 내용으로 이미 사용되었습니다.',
    en: 'This idempotency key was used before with another input.',
  },
});

export const refuseField = fieldRefusals(fieldLabels);

/** Names the field of the input, without the path inside it. */
export const refuseProfile = (context: Pick<ResolverContext, 'locale'>, bad: BadField) => ({
  ...refuseField(context, 'InvalidProfile', bad),
  field: bad.field.slice(0, 1),
});

const noSuchStore: BadField = {
  field: ['storeIds'],
  problem: {
    ko: '없는 매장이 있습니다. 매장 번호를 확인해 주세요',
    en: 'names a store that there is not: check its id',
  },
};

/** How long a store that was opened a moment ago is waited for, in milliseconds. */
const hearingMs = 1_500;

/** The refusal of stores that there are not; null where all are there. */
export const refuseUnknownStores = async (
  context: Pick<ResolverContext, 'locale' | 'read'>,
  ids: readonly string[] = [],
) => {
  for (let waited = 0; ; waited += 50) {
    if ((await unknownStores(context.read, ids)).length === 0) return null;
    if (waited >= hearingMs) return refuseProfile(context, noSuchStore);
    await pause(50);
  }
};

/** Whether or not there is such an account. Without a time it is not known when, only that it is soon. */
export const refuseAttempt = (
  context: Pick<ResolverContext, 'locale' | 'at'>,
  until: Instant | null = null,
) => refuse(context, 'TooManyAttempts', { retryAfterMs: Math.max(1_000, (until ?? 0) - context.at) });

export const { checkedInput, keyIn } = inputsWith(fieldLabels);

import type { Instant } from '@jumun/platform/kernel/clock';
import { isMembershipNumber, membershipNumberFrom } from '@jumun/schema/membership-number';
import { roles, scopesOf } from '@jumun/schema/roles';
import { contexts, ownSdl } from '@jumun/schema/sdl';
import { describe, expect, test } from 'vitest';
import { afterCommands, rulesOf } from '../../../test/given.ts';
import { scopes } from '../../contexts.ts';
import {
  betweenCodes,
  codeFrom,
  countsMisses,
  isAlive,
  mostMisses,
  mostRequests,
  nextRequest,
  normalisedCode,
  purposes,
  type Requested,
  requestPeriod,
} from '../domain/code.ts';
import {
  type Contact,
  type CustomerCommand,
  type CustomerEvent,
  type CustomerId,
  customer,
  isEmailConfirmed,
  isPhoneConfirmed,
} from '../domain/customer.ts';
import { normalisedEmail } from '../domain/email.ts';
import { customerIdOf, grade, gradeIdOf } from '../domain/grade.ts';
import { missingFor } from '../domain/grants.ts';
import { isCommonPassword, normalisedPassword } from '../domain/password.ts';
import { normalisedLanguage } from '../domain/profile.ts';
import { grace, judgeToken } from '../domain/session.ts';
import { type StaffEvent, staff } from '../domain/staff.ts';
import { recordedOfCustomer, recordedOfStaff } from '../publish.ts';
import { demoPassword } from '../seed.ts';

const at = 1_000 as Instant;
const minji: Contact = {
  name: '김민지',
  email: 'minji@example.com',
  phone: null,
  locale: 'ko-KR',
  marketingConsent: false,
};
const membershipNumber = membershipNumberFrom(42);
const signedUp: CustomerEvent[] = [
  { type: 'CustomerSignedUp', contact: minji, membershipNumber, signedUpAt: at },
  { type: 'ContactChanged', contact: minji },
];

describe('a customer', () => {
  test('signs up, and can be reached from then on', () => {
    expect(rulesOf(customer)().when({ type: 'SignUp', contact: minji, membershipNumber, at })).toEqual({
      events: signedUp,
    });
  });
  test('who signed up is not signed up again', () => {
    const again = { type: 'SignUp', contact: minji, membershipNumber, at } as const;
    expect(rulesOf(customer)(...signedUp).when(again)).toEqual({ events: [] });
  });
  test('who has left is not signed up again: nothing of a person comes back under the id', () => {
    const again = { type: 'SignUp', contact: minji, membershipNumber, at } as const;
    expect(rulesOf(customer)(...signedUp, { type: 'CustomerLeft' }).when(again)).toEqual({
      rejection: { type: 'CustomerLeft' },
    });
  });
  test('changes the name and keeps the rest', () => {
    expect(
      rulesOf(customer)(...signedUp).when({
        type: 'ChangeProfile',
        changes: { name: '민지' },
        confirmed: false,
      }),
    ).toEqual({
      events: [{ type: 'ContactChanged', contact: { ...minji, name: '민지' } }],
    });
  });
  test('who changes nothing causes no event', () => {
    const change = {
      type: 'ChangeProfile',
      changes: { name: minji.name, phone: null },
      confirmed: false,
    } as const;
    expect(rulesOf(customer)(...signedUp).when(change)).toEqual({ events: [] });
  });
  test('who does not exist has no profile', () => {
    expect(rulesOf(customer)().when({ type: 'ChangeProfile', changes: {}, confirmed: false })).toEqual({
      rejection: { type: 'CustomerNotFound' },
    });
  });
});

describe('a grade', () => {
  const hear = (mileageSequence: number, mileage: number) =>
    ({ type: 'HearMileage', mileage, mileageSequence, goldFrom: 10_000 }) as const;
  const after = (...heard: ReturnType<typeof hear>[]) => afterCommands(grade)(...heard).state;

  test('is SILVER at first, and GOLD from exactly the required mileage on', () => {
    expect(grade.initial).toMatchObject({ grade: 'SILVER', sequence: 0 });
    expect(after(hear(1, 9_999))).toMatchObject({ grade: 'SILVER', sequence: 0 });
    expect(after(hear(1, 9_999), hear(2, 10_000))).toMatchObject({ grade: 'GOLD', sequence: 1 });
  });
  test('goes back to SILVER with the mileage', () =>
    expect(after(hear(1, 10_000), hear(2, 9_999))).toMatchObject({ grade: 'SILVER', sequence: 2 }));
  test('ignores mileage that is older than the newest or heard again', () => {
    expect(after(hear(2, 500), hear(1, 12_000))).toMatchObject({ grade: 'SILVER', sequence: 0 });
    expect(after(hear(3, 12_000), hear(3, 12_000), hear(2, 500))).toMatchObject({
      grade: 'GOLD',
      sequence: 1,
    });
  });
  test('belongs to its customer, with any form of id', () =>
    expect(customerIdOf(gradeIdOf('google.12' as CustomerId))).toBe('google.12'));
});

describe('a member of staff', () => {
  const details = { name: '박', email: 'b@example.com', locale: 'ko-KR', scopes: [], stores: [] };
  const register = { type: 'RegisterStaff', details, fingerprint: 'a', at } as const;
  const registered: StaffEvent = { type: 'StaffRegistered', details, fingerprint: 'a', registeredAt: at };

  test('is registered', () => expect(rulesOf(staff)().when(register)).toEqual({ events: [registered] }));
  test('registered again with the same input stays as it is', () =>
    expect(rulesOf(staff)(registered).when(register)).toEqual({ events: [] }));
  test('registered again with another input is refused', () =>
    expect(rulesOf(staff)(registered).when({ ...register, fingerprint: 'b' })).toEqual({
      rejection: { type: 'IdempotencyKeyReused' },
    }));
  test('leaves no name, address or fingerprint in the journal', () =>
    expect(recordedOfStaff(registered)).toEqual({
      type: 'StaffRegistered',
      registeredAt: at,
      scopes: [],
      roles: [],
      stores: [],
    }));

  const barista = { ...details, scopes: ['catalog:write'], roles: ['BARISTA'] as const, stores: ['sto_1'] };
  const changed: StaffEvent = { type: 'StaffChanged', details: barista };
  test('is changed in what is given, and only if it is another', () => {
    const { scopes, roles, stores } = barista;
    const change = { type: 'ChangeStaff', changes: { scopes, roles, stores } } as const;
    expect(rulesOf(staff)(registered).when(change)).toEqual({ events: [changed] });
    expect(rulesOf(staff)(registered, changed).when(change)).toEqual({ events: [] });
  });
  test('is disabled and enabled again once, whatever is repeated', () => {
    const disabled: StaffEvent = { type: 'StaffDisabled' };
    expect(rulesOf(staff)(registered).when({ type: 'EnableStaff' })).toEqual({ events: [] });
    expect(rulesOf(staff)(registered).when({ type: 'DisableStaff' })).toEqual({ events: [disabled] });
    expect(rulesOf(staff)(registered, disabled).when({ type: 'DisableStaff' })).toEqual({ events: [] });
    expect(rulesOf(staff)(registered, disabled).when({ type: 'EnableStaff' })).toEqual({
      events: [{ type: 'StaffEnabled' }],
    });
  });
  test('nobody knows cannot be changed', () =>
    expect(rulesOf(staff)().when({ type: 'DisableStaff' })).toEqual({
      rejection: { type: 'StaffNotFound' },
    }));
});

describe('whoever gives rights', () => {
  const manager = { scopes: ['staff:write', 'tickets:write'], stores: ['sto_1'], isEverywhere: false };
  test('gives what they have themselves', () =>
    expect(missingFor(manager, { scopes: ['tickets:write'], stores: ['sto_1'] })).toEqual([]));
  test('gives no scope and no store beside, and takes none', () =>
    expect(
      missingFor(
        manager,
        { scopes: ['catalog:write', 'tickets:write'], stores: ['sto_1'] },
        { scopes: [], stores: ['sto_1', 'sto_2'] },
      ),
    ).toEqual(['catalog:write', 'sto_2']));
  test('gives nothing that is bound to no store where they are bound to one', () => {
    expect(missingFor(manager, { scopes: ['tickets:write'], stores: [] })).toEqual(['stores:any']);
    expect(missingFor({ ...manager, stores: [] }, { scopes: ['tickets:write'], stores: [] })).toEqual([]);
  });
  test('gives every store where they work for all', () =>
    expect(missingFor({ ...manager, isEverywhere: true }, { scopes: [], stores: ['sto_2'] })).toEqual([]));
});

describe('the roles', () => {
  test('name scopes that there are, and an owner has all', () => {
    expect(scopesOf(['OWNER'], scopes)).toEqual(scopes);
    for (const role of roles) expect(scopesOf([role], scopes)).not.toEqual([]);
  });
  test('add up', () =>
    expect(scopesOf(['COURIER', 'DISPATCHER', 'DRIVER'], scopes)).toEqual(
      scopes.filter((scope) => /^(deliveries|taxis):/.test(scope)),
    ));
});

describe('a code', () => {
  const lowest = () => 0;
  test('for a password has 60 bits, all others six digits', () => {
    expect(codeFrom('SET_PASSWORD', (below) => below - 1)).toBe('ZZZZZZZZZZZZ');
    expect(codeFrom('CONFIRM_PHONE', lowest)).toBe('000000');
  });
  test.each([
    [' 123 456 ', '123456'],
    ['1２3-456', '123456'],
    ['ab1o-il', 'AB1011'],
  ])('typed as %j is %s', (typed, code) => expect(normalisedCode(typed)).toBe(code));
  test('is good until it expires, or five wrong ones were shown', () => {
    const expiresAt = (at + 1) as Instant;
    expect(isAlive({ expiresAt, misses: mostMisses - 1 }, at)).toBe(true);
    expect(isAlive({ expiresAt, misses: mostMisses }, at)).toBe(false);
    expect(isAlive({ expiresAt: at, misses: 0 }, at)).toBe(false);
  });
  test('of six digits counts wrong ones; one for a password does not', () => {
    expect(purposes.filter(countsMisses)).toEqual(['CONFIRM_EMAIL', 'CONFIRM_PHONE', 'CHANGE_EMAIL']);
  });
  test('is sent again after a minute, and five times in an hour', () => {
    const first = { requestedAt: at, ...nextRequest(undefined, at) } as Requested;
    const after = (ms: number) => (at + ms) as Instant;
    expect(nextRequest(first, after(betweenCodes - 1))).toBeNull();
    expect(nextRequest(first, after(betweenCodes))).toEqual({ requests: 2, requestsSince: at });
    const fifth = { ...first, requests: mostRequests };
    expect(nextRequest(fifth, after(requestPeriod - 1))).toBeNull();
    expect(nextRequest(fifth, after(requestPeriod))).toEqual({
      requests: 1,
      requestsSince: after(requestPeriod),
    });
  });
  test('does not wait for a time that a wrong clock wrote', () =>
    expect(
      nextRequest({ requestedAt: (at + requestPeriod + 1) as Instant, requests: 1, requestsSince: at }, at),
    ).toEqual({
      requests: 1,
      requestsSince: at,
    }));
  test.each([1, betweenCodes, requestPeriod])(
    'waits, and counts on, by a clock that is %d ms behind the one before',
    (behind) => {
      const requestedAt = (at + behind) as Instant;
      const known = { requestedAt, requests: 2, requestsSince: requestedAt };
      expect(nextRequest(known, at)).toBeNull();
      const counted = nextRequest(known, (requestedAt + betweenCodes) as Instant);
      expect(counted).toEqual({ requests: 3, requestsSince: requestedAt });
    },
  );
});

describe('the contact of a customer', () => {
  const unconfirmed = { ...minji, phone: '+821012345678', emailConfirmed: false, phoneConfirmed: false };
  const known = [
    { type: 'CustomerSignedUp', contact: unconfirmed, membershipNumber: '1', signedUpAt: at } as const,
  ];
  const contactAfter = (command: CustomerCommand) => {
    const decision = rulesOf(customer)(...known).when(command);
    return 'events' in decision
      ? decision.events.flatMap((event) => ('contact' in event ? [event.contact] : []))
      : decision;
  };
  test('is confirmed by what was sent there', () => {
    expect(contactAfter({ type: 'ConfirmEmail', email: minji.email })).toEqual([
      { ...unconfirmed, emailConfirmed: true },
    ]);
    expect(contactAfter({ type: 'ConfirmPhone', phone: '+821012345678' })).toEqual([
      { ...unconfirmed, phoneConfirmed: true },
    ]);
  });
  test('is not confirmed by what was sent to a number that it does not have any more', () =>
    expect(contactAfter({ type: 'ConfirmPhone', phone: '+821099999999' })).toEqual([]));
  test('with another number has to be confirmed again', () =>
    expect(
      contactAfter({ type: 'ChangeProfile', changes: { phone: '+821099999999' }, confirmed: false }),
    ).toEqual([{ ...unconfirmed, phone: '+821099999999', phoneConfirmed: false }]));
  test('of before anybody was asked counts as confirmed', () => {
    expect(isEmailConfirmed(minji)).toBe(true);
    expect(isPhoneConfirmed({ ...minji, phone: '+821012345678' })).toBe(true);
    expect(isPhoneConfirmed({ ...minji, phone: null })).toBe(false);
  });
});

test('the journal keeps no personal data of a customer', () => {
  expect(Object.keys(recordedOfCustomer(signedUp[0] as CustomerEvent)).sort()).toEqual([
    'locale',
    'marketingConsent',
    'membershipNumber',
    'signedUpAt',
    'type',
  ]);
});

describe('an address', () => {
  test.each([
    ['  Minji@Example.COM ', 'minji@example.com'],
    ['ｍｉｎｊｉ＠example.com', 'minji@example.com'],
    ['minji+books@mail.example.co.kr', 'minji+books@mail.example.co.kr'],
  ])('%s is %s', (typed, email) => expect(normalisedEmail(typed)).toBe(email));
  test.each([
    '',
    'minji',
    'a@b@example.com',
    '@example.com',
    'minji@',
    'minji@example',
    'mi nji@example.com',
    'minji@exam_ple.com',
    '.minji@example.com',
    'minji@-example.com',
    'mіnji@example.com', // a Cyrillic і
    'minji@example.com\nbcc: all@example.com',
    `${'a'.repeat(65)}@example.com`,
    `a@${'b.'.repeat(130)}com`,
    'a'.repeat(1_000_000),
  ])('%# is invalid', (typed) => expect(normalisedEmail(typed)).toBeNull());
});

describe('a language', () => {
  test.each([
    ['ko-kr', 'ko-KR'],
    ['EN', 'en'],
    ['en-gb', 'en-GB'],
  ])('%s is %s', (typed, tag) => expect(normalisedLanguage(typed)).toBe(tag));
  test.each(['', 'fr-FR', 'ko-', 'korean', 'ko_KR', 'en-x-y-z-and-more'])('%j is not supported', (typed) =>
    expect(normalisedLanguage(typed)).toBeNull(),
  );
});

describe('a membership number', () => {
  const seeds = [0, 7, 42, 99_999_999_999, 123_456_789_012];
  test.each(seeds)('made from %i is valid', (seed) =>
    expect(isMembershipNumber(membershipNumberFrom(seed))).toBe(true),
  );
  test('with any one digit mistyped is invalid', () => {
    const number = membershipNumberFrom(1_234_567_890);
    for (let i = 0; i < 12; i++) {
      const other = (Number(number[i]) + 1) % 10;
      expect(isMembershipNumber(`${number.slice(0, i)}${other}${number.slice(i + 1)}`)).toBe(false);
    }
  });
  test('of another length or with letters is invalid', () => {
    for (const text of ['', '0'.repeat(11), '0'.repeat(13), '00000000000a', '0000 0000 0000'])
      expect(isMembershipNumber(text)).toBe(false);
  });
});

describe('a password', () => {
  test.each(['eightch8', '비밀번호입니다요', '🐴🐄'.repeat(4), 'x1'.repeat(64)])('%s is accepted', (text) =>
    expect([normalisedPassword(text) === null, isCommonPassword(text)]).toEqual([false, false]),
  );
  test.each(['', 'seven77', '🐴'.repeat(7), 'x1'.repeat(64) + 1, 'with a \0 in it', 'half \ud83d pair'])(
    '%j is refused',
    (text) => expect(normalisedPassword(text)).toBeNull(),
  );
  test.each(['password1', 'PASSWORD123', 'qwer1234', '11111111', 'iloveyou', demoPassword])(
    '%s is common',
    (text) => expect(isCommonPassword(text)).toBe(true),
  );
  test('typed with composed or separate letters is the same', () =>
    expect(normalisedPassword('비밀번호입니다요'.normalize('NFD'))).toBe('비밀번호입니다요'));
});

describe('a refresh token', () => {
  const later = 2_000 as Instant;
  test('is good once, while its session lasts', () => {
    expect(judgeToken({ expiresAt: later, usedAt: null }, at)).toBe('good');
    expect(judgeToken({ expiresAt: later, usedAt: 0 as Instant }, at)).toBe('repeated');
    expect(judgeToken({ expiresAt: at, usedAt: null }, at)).toBe('expired');
    expect(judgeToken({ expiresAt: null, usedAt: null }, at)).toBe('expired');
  });
});

test('a refresh token is repeated within half a minute, and in two hands later', () => {
  const used = { expiresAt: (at + 10 * grace) as Instant, usedAt: at };
  expect(judgeToken(used, (at + grace) as Instant)).toBe('repeated');
  expect(judgeToken(used, (at + grace + 1) as Instant)).toBe('reused');
});

describe('scopes', () => {
  test('every scope that the graph requires anywhere can be given to staff', () => {
    const asked = contexts.flatMap((name) => [...ownSdl(name).matchAll(/requires: (\[\[.*?\]\])/g)]);
    const required = asked.flatMap(([, sets = '[]']) => (JSON.parse(sets) as string[][]).flat());
    const ofPeople = required.filter((scope) => !scope.startsWith('service:'));
    expect(ofPeople.length).toBeGreaterThan(5);
    expect(ofPeople.filter((scope) => !scopes.includes(scope))).toEqual([]);
  });
  test('no one can be given the scope of a service', () =>
    expect(scopes.filter((scope) => scope.startsWith('service:'))).toEqual([]));
});

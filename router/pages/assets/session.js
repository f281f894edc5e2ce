// One of the demo's accounts, signed in for as long as the page is open.

/** @import { Account, GraphqlRequest, GraphqlResult, Session, SessionAnswer } from './pages.d.ts' */

const tokens = 'session { accessToken refreshToken expiresAt } viewer { name }';

const logIn = `mutation LogIn($input: LogInInput!) {
  logIn(input: $input) { ... on LogInSuccess { ${tokens} } ... on Refusal { message } }
}`;

const refreshSession = `mutation RefreshSession($input: RefreshSessionInput!) {
  refreshSession(input: $input) { ... on RefreshSessionSuccess { ${tokens} } ... on Refusal { message } }
}`;

const logOut = 'mutation LogOut { logOut { __typename } }';

const retryMs = 5_000;
const longestNoticeMs = 60_000;

/**
 * @param {(request: GraphqlRequest, headers?: Record<string, string>) => Promise<GraphqlResult>} ask
 * @param {(session: Session | undefined, problem?: string) => void} changed told after each sign-in, renewal and sign-out
 */
export const openSession = (ask, changed) => {
  /** @type {Session | undefined} */
  let session;
  /** @type {Promise<void> | undefined} */
  let renewing;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let timer;
  let turn = 0; // the last click wins, whatever is answered first

  const set = (/** @type {Session | undefined} */ next, /** @type {string} */ problem = '') => {
    session = next;
    clearTimeout(timer);
    if (next) timer = setTimeout(renew, untilRenewal(next));
    changed(next, problem);
  };

  const renew = () => {
    renewing ??= renewed().finally(() => {
      renewing = undefined;
    });
    return renewing;
  };

  const renewed = async () => {
    const old = session;
    const mine = turn;
    if (!old) return;
    try {
      const next = await refreshed(ask, old).catch(() => signedIn(ask, old.account));
      if (mine === turn) set(next);
    } catch (error) {
      if (mine !== turn) return;
      if (Date.now() >= old.expiresAt) set(undefined, messageOf(error));
      else timer = setTimeout(renew, retryMs);
    }
  };

  return {
    /** The token of whoever is signed in, fresh. */
    async token() {
      if (session && Date.now() >= session.expiresAt) await renew();
      return session?.accessToken;
    },
    /** @param {Account} account */
    async signIn(account) {
      const mine = ++turn;
      try {
        const next = await signedIn(ask, account);
        if (mine === turn) set(next);
      } catch (error) {
        if (mine === turn) set(undefined, messageOf(error));
      }
    },
    async signOut() {
      turn += 1;
      const old = session;
      set(undefined);
      if (old) await ask({ query: logOut }, { authorization: `Bearer ${old.accessToken}` }).catch(() => {});
    },
  };
};

/** @param {Session} session */
const untilRenewal = ({ expiresAt }) => {
  const left = Math.max(0, expiresAt - Date.now());
  return left - Math.min(longestNoticeMs, left / 2);
};

/**
 * @param {(request: GraphqlRequest) => Promise<GraphqlResult>} ask
 * @param {Account} account
 */
const signedIn = async (ask, account) => {
  const { email, password } = account;
  const result = await ask({ query: logIn, variables: { input: { email, password } } });
  return sessionOf(result, result.data?.logIn, account);
};

/**
 * @param {(request: GraphqlRequest) => Promise<GraphqlResult>} ask
 * @param {Session} session
 */
const refreshed = async (ask, { refreshToken, account }) => {
  const result = await ask({ query: refreshSession, variables: { input: { refreshToken } } });
  return sessionOf(result, result.data?.refreshSession, account);
};

/**
 * @param {GraphqlResult} result
 * @param {SessionAnswer | undefined} answer
 * @param {Account} account
 * @returns {Session}
 */
const sessionOf = ({ errors }, answer, account) => {
  if (!answer?.session || !answer.viewer)
    throw new Error(answer?.message ?? errors?.[0]?.message ?? 'The graph did not answer.');
  const { accessToken, refreshToken, expiresAt } = answer.session;
  return { account, viewer: answer.viewer.name, accessToken, refreshToken, expiresAt: Date.parse(expiresAt) };
};

const messageOf = (/** @type {unknown} */ error) => (error instanceof Error ? error.message : String(error));

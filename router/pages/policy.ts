// What a page may load: all of it from here, and Sandbox from Apollo on the page that shows it.

const sandboxScriptHost = 'https://embeddable-sandbox.cdn.apollographql.com';
const sandboxFrameHost = 'https://sandbox.embed.apollographql.com';

/** Apollo Sandbox; Apollo keeps the newest release of its second version at this address. */
export const sandboxScript = `${sandboxScriptHost}/v2/embeddable-sandbox.umd.production.min.js`;

const own = {
  'default-src': "'none'",
  'script-src': "'self'",
  'connect-src': "'self'",
  'style-src': "'self' 'unsafe-inline'", // both GraphiQL's editor and Sandbox set styles as they go
  'img-src': "'self' data:",
  'font-src': 'data:', // GraphiQL's style sheet carries its fonts
  'base-uri': "'none'",
  'form-action': "'none'",
  'frame-ancestors': "'none'",
};

const sandboxToo = {
  'script-src': `'self' ${sandboxScriptHost}`,
  'frame-src': sandboxFrameHost,
};

const textOf = (policy: Readonly<Record<string, string>>): string =>
  Object.entries(policy)
    .map(([directive, sources]) => `${directive} ${sources}`)
    .join('; ');

/** The content security policy of a page that needs nobody but us. */
export const ownPolicy = textOf(own);

/** The content security policy of the page that shows Apollo Sandbox. */
export const sandboxPolicy = textOf({ ...own, ...sandboxToo });

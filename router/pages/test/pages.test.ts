// The pages as a client gets them: what is where, with which headers.

import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { openPages, type PagesParts } from '../pages.ts';

const parts: PagesParts = {
  title: 'Jumun',
  tabs: [{ name: 'browse', query: 'query Browse { products { id } }' }],
  accounts: [{ name: 'customer', email: 'customer@jumun.example', password: 'jumun-demo' }],
  problems: () => [],
};
const pages = openPages(parts);

const found = (path: string, acceptEncoding?: string) => {
  const answer = pages.answer(path, acceptEncoding);
  if (!answer) throw new Error(`nothing at ${path}`);
  return answer;
};

const htmlOf = (given: Partial<PagesParts> = {}) => {
  const opened = openPages({ ...parts, ...given });
  return { landing: opened.landingPage(), ide: String(opened.answer('/graphiql', undefined)?.body) };
};

const linksOf = (html: string): string[] =>
  [...html.matchAll(/(?:src|href)="(\/graphiql\/[^"]+)"/g)].map(([, path]) => path as string);

const settingsOf = (html: string): unknown =>
  JSON.parse(/<script type="application\/json" id="settings">(.*)<\/script>/.exec(html)?.[1] ?? '');

const directivesOf = (headers: Readonly<Record<string, string>>) =>
  Object.fromEntries(
    (headers['content-security-policy'] ?? '').split('; ').map((directive) => {
      const [name = '', ...sources] = directive.split(' ');
      return [name, sources.join(' ')];
    }),
  );

describe('the pages', () => {
  it('answer the IDE at its address, with and without a slash', () => {
    expect(String(found('/graphiql').body)).toContain('<main id="graphiql">');
    expect(found('/graphiql/').body).toEqual(found('/graphiql').body);
  });

  it('know nothing of other paths', () => {
    const folder = linksOf(pages.landingPage())[0]?.replace(/[^/]*$/, '');
    for (const path of [
      '/',
      '/graphql',
      '/graphiqls',
      '/graphiql/ide.js',
      `${folder}nothing.js`,
      `${folder}../pages.ts`,
      `${folder}pages.d.ts`,
      '/graphiql/0123456789abcdef/ide.js',
    ])
      expect(pages.answer(path, 'gzip'), path).toBeUndefined();
  });

  it('link to nothing that is not there', () => {
    const { landing, ide } = htmlOf();
    expect(linksOf(landing).length).toBe(2);
    expect(linksOf(ide).length).toBe(6);
    for (const path of [...linksOf(landing), ...linksOf(ide)]) expect(found(path).status, path).toBe(200);
  });

  it('serve every script and style sheet of the folder, and what a script imports', () => {
    const folder = linksOf(pages.landingPage())[0]?.replace(/[^/]*$/, '');
    const names = readdirSync(join(import.meta.dirname, '../assets')).filter((name) =>
      /\.(js|css)$/.test(name),
    );
    expect(names.length).toBeGreaterThan(5);
    for (const name of names) {
      const text = String(found(folder + name).body);
      for (const [, imported = ''] of text.matchAll(/^import .* from '\.\/([^']+)'/gm))
        expect(found(folder + imported).status, `${name} imports ${imported}`).toBe(200);
    }
  });

  it('hold no script in the document itself, only data', () => {
    for (const html of Object.values(htmlOf())) {
      const inline = [...html.matchAll(/<script(?![^>]*\bsrc=)([^>]*)>/g)].map(
        ([, attributes]) => attributes,
      );
      expect(inline).toEqual([' type="application/json" id="settings"']);
      expect(html).not.toMatch(/\son\w+=/);
    }
  });

  it('carry what they were given, whatever it contains', () => {
    const evil = '</script><script>alert(1)</script><!-- & "quoted"';
    const problems = () => [evil];
    for (const html of Object.values(htmlOf({ title: evil, problems }))) {
      expect(html).not.toContain('<script>alert');
      expect(html).toContain('<title>&lt;/script&gt;&lt;script&gt;alert(1)');
      expect(settingsOf(html)).toEqual({ tabs: parts.tabs, accounts: parts.accounts, problems: [evil] });
    }
  });

  it('tell the problems there are when they are asked', () => {
    let problems: string[] = [];
    const opened = openPages({ ...parts, problems: () => problems });
    const status = () => opened.answer('/graphiql/status', undefined);
    expect(JSON.parse(String(status()?.body))).toEqual({ problems: [] });
    problems = ['The subgraph orders cannot be composed.'];
    expect(JSON.parse(String(status()?.body))).toEqual({ problems });
    expect(settingsOf(opened.landingPage())).toMatchObject({ problems });
    expect(status()?.headers).toMatchObject({ 'cache-control': 'no-store' });
  });
});

describe('what a page may load', () => {
  it('is nothing of another host, in the IDE', () => {
    expect(directivesOf(found('/graphiql').headers)).toEqual({
      'default-src': "'none'",
      'script-src': "'self'",
      'connect-src': "'self'",
      'style-src': "'self' 'unsafe-inline'",
      'img-src': "'self' data:",
      'font-src': 'data:',
      'base-uri': "'none'",
      'form-action': "'none'",
      'frame-ancestors': "'none'",
    });
  });

  it('is Apollo Sandbox besides, on the landing page', () => {
    expect(directivesOf(pages.landingHeaders)).toEqual({
      ...directivesOf(found('/graphiql').headers),
      'script-src': "'self' https://embeddable-sandbox.cdn.apollographql.com",
      'frame-src': 'https://sandbox.embed.apollographql.com',
    });
  });

  it('is taken for what it says it is, and for nothing else', () => {
    const [script = ''] = linksOf(pages.landingPage());
    for (const headers of [
      pages.landingHeaders,
      ...[script, '/graphiql', '/graphiql/status'].map((path) => found(path).headers),
    ])
      expect(headers).toMatchObject({
        'x-content-type-options': 'nosniff',
        'content-type': expect.stringMatching(
          /^(text\/(html|javascript|css)|application\/json); charset=utf-8$/,
        ),
      });
  });
});

describe('a file of the pages', () => {
  const path = linksOf(htmlOf().ide).find((link) => link.endsWith('/graphiql.js')) ?? '';

  it('may be kept for ever, because its address changes with it; the pages may not', () => {
    expect(path).toMatch(/^\/graphiql\/[0-9a-f]{16}\//);
    expect(found(path).headers['cache-control']).toBe('public, max-age=31536000, immutable');
    expect(found('/graphiql').headers['cache-control']).toBe('no-store');
    expect(pages.landingHeaders['cache-control']).toBe('no-store');
  });

  it('is compressed for those who can read it, once', () => {
    const compressed = found(path, 'gzip, deflate, br');
    const plain = found(path);
    expect(compressed.headers).toMatchObject({ 'content-encoding': 'gzip', vary: 'accept-encoding' });
    expect(gunzipSync(compressed.body)).toEqual(plain.body);
    expect(compressed.body.length).toBeLessThan(plain.body.length / 2);
    expect(found(path, 'gzip').body).toBe(compressed.body);
  });

  it.each([undefined, '', 'identity', 'br', 'gzip;q=0', 'gzip;q=0.1, identity'])(
    'is sent as it is to those who accept "%s"',
    (acceptEncoding) => {
      const { headers } = found(path, acceptEncoding);
      expect(headers['content-encoding']).toBeUndefined();
      expect(headers.vary).toBe('accept-encoding');
    },
  );
});

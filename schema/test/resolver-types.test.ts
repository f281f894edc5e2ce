import { describe, expect, test } from 'vitest';
import { staleFiles } from '../compose.ts';
import { resolverTypeFiles, resolverTypes } from '../resolver-types.ts';
import { assemble } from '../sdl.ts';

const sdl = assemble(`
  type Query { book(id: ID!): Book @access(public: true) }
  type Book @key(fields: "id") { id: ID! addedAt: DateTime! price: Money author: Author }
  type Author @key(fields: "id", resolvable: false) { id: ID! }
`);
const models = `
export type BookModel = { readonly id: string };
`;

describe('the types of resolvers', () => {
  test('are what the generated files hold', async () => {
    expect(staleFiles(await resolverTypeFiles()), 'They are stale. Run: npm run schema').toEqual([]);
  });

  test('hand a resolver the model of its type', async () => {
    expect(await resolverTypes(sdl, models)).toContain('Book: BookModel;');
  });

  test('know values as the platform holds them', async () => {
    const types = await resolverTypes(sdl, models);
    expect(types).toContain('DateTime: { input: Instant; output: Instant; }');
    expect(types).toContain('ID: { input: string; output: string; }');
    expect(types).toContain("import type { Money as MoneyModel } from '@jumun/platform/kernel/money';");
  });

  test('need a model of every entity that is resolved here, and of no other', async () => {
    await expect(resolverTypes(sdl, '')).rejects.toThrow('models.ts has no model of Book');
  });

  test('need the type of every model', async () => {
    await expect(resolverTypes(sdl, `${models}export type ShelfModel = object;`)).rejects.toThrow(
      'models.ts has a model of Shelf, which the schema does not have.',
    );
  });
});

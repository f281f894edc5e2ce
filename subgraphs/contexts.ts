import type { ContextAudit } from '@jumun/platform/audit/context-audit';
import type { OpenContext } from '@jumun/platform/graph/context';
import type { Manifest } from '@jumun/platform/graph/manifest';
import type { ReadModel } from '@jumun/platform/kernel/read-model';

/** What the server.ts of a context exports. */
export type ContextModule = {
  readonly open: OpenContext;
  readonly audit: ContextAudit;
  readonly readModel?: ReadModel;
};

const context = ({ manifest }: { readonly manifest: Manifest }, load: () => Promise<ContextModule>) => ({
  manifest,
  load,
});

/** Every context: what it says about itself, and how to load it where a process needs it. There is no other list. */
export const contexts = [
  context(await import('./customers/manifest.ts'), () => import('./customers/server.ts')),
  context(await import('./catalog/manifest.ts'), () => import('./catalog/server.ts')),
  context(await import('./orders/manifest.ts'), () => import('./orders/server.ts')),
  context(await import('./payments/manifest.ts'), () => import('./payments/server.ts')),
  context(await import('./stores/manifest.ts'), () => import('./stores/server.ts')),
  context(await import('./deliveries/manifest.ts'), () => import('./deliveries/server.ts')),
  context(await import('./taxis/manifest.ts'), () => import('./taxis/server.ts')),
  context(await import('./missions/manifest.ts'), () => import('./missions/server.ts')),
  context(await import('./rewards/manifest.ts'), () => import('./rewards/server.ts')),
  context(await import('./wallets/manifest.ts'), () => import('./wallets/server.ts')),
  context(await import('./gifts/manifest.ts'), () => import('./gifts/server.ts')),
  context(await import('./notifications/manifest.ts'), () => import('./notifications/server.ts')),
  context(await import('./mypage/manifest.ts'), () => import('./mypage/server.ts')),
  context(await import('./sales/manifest.ts'), () => import('./sales/server.ts')),
] as const;

const manifests = contexts.map(({ manifest }) => manifest);

/** The names of all contexts, in the order in which they are opened and listed. */
export const contextNames: readonly string[] = manifests.map(({ name }) => name);

/** Loads a context; throws for an unknown name. */
export const loadContext = (name: string): Promise<ContextModule> => {
  const found = contexts.find(({ manifest }) => manifest.name === name);
  if (!found) throw new Error(`There is no context "${name}"; there are ${contextNames.join(', ')}.`);
  return found.load();
};

/** The contexts whose effects customers watch live: they come first where a process works for many. */
export const watched: readonly string[] = manifests
  .filter((manifest: Manifest) => manifest.watched)
  .map(({ name }) => name);

/**
 * Who hears what: consumer → source → event types. The relay sends by it, and a journal is read only by the contexts named
 * here; a test holds it against the reactions that each context really has.
 */
export const hears: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>> =
  Object.fromEntries(manifests.map(({ name, hears }) => [name, hears]));

/** Where in a source's journal a context begins to hear it: at its beginning, at what is kept of it, or at its end. */
export const hearsFrom = (name: string, source: string): 'beginning' | 'kept' | 'now' => {
  const manifest: Manifest | undefined = manifests.find((each) => each.name === name);
  if (manifest?.hearsFromNow?.includes(source)) return 'now';
  return manifest?.hearsWhatIsKept?.includes(source) ? 'kept' : 'beginning';
};

/** The contexts that each context asks: a process that opens it opens these too, unless a URL is configured for them. */
export const asks: Readonly<Record<string, readonly string[]>> = Object.fromEntries(
  manifests.map(({ name, asks }) => [name, [...new Set(Object.values(asks))]]),
);

/** Every circuit breaker by its name, for operators. */
export const breakers: readonly string[] = manifests.flatMap(({ name, asks, calls = [] }) =>
  [...Object.keys(asks), ...calls].map((what) => `${name}/${what}`),
);

/** Everything that a member of staff may be allowed. `service:…` is not among them: no person is ever a service. */
export const scopes: readonly string[] = manifests.flatMap((manifest) => manifest.scopes).sort();

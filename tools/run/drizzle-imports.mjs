// Preloaded into every process of ours: says of drizzle's modules where they are and that they are ES modules, which Node
// would otherwise find out by parsing drizzle's package.json (180 kB) anew for each of its 150 files: docs/decisions/0026.
import { registerHooks } from 'node:module';

registerHooks({
  resolve(specifier, context, next) {
    const isItsOwn =
      /^\.\.?\/.*\.js$/.test(specifier) && context.parentURL?.includes('/node_modules/drizzle-orm/');
    if (!isItsOwn) return next(specifier, context);
    return { url: new URL(specifier, context.parentURL).href, format: 'module', shortCircuit: true };
  },
});

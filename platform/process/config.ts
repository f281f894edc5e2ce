import { z } from 'zod';

/** The settings of this process could not be understood; the message names each and says what is wrong. */
export class BadSetting extends Error {
  override readonly name = 'BadSetting';
}

/** Reads typed settings from the environment. An empty setting counts as not given. */
export const readSettings = <S extends z.ZodRawShape>(
  shape: S,
  env: NodeJS.ProcessEnv = process.env,
): z.infer<z.ZodObject<S>> => {
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== ''));
  const parsed = z.object(shape).safeParse(given);
  if (parsed.success) return parsed.data;
  const problems = parsed.error.issues.map((issue) => `  ${issue.path.join('.')}: ${issue.message}`);
  throw new BadSetting(`These settings are not right:\n${problems.join('\n')}`);
};

/** A whole number of milliseconds, at least 1. */
export const milliseconds = (byDefault: number) =>
  z.coerce.number().int().min(1).max(86_400_000).default(byDefault);

/**
 * How many milliseconds a process that was asked to stop still takes requests while it says that it is not ready. With
 * replicas it should be more than a second, so that callers have turned to another one.
 */
export const drainNotice = z.coerce.number().int().min(0).max(10_000).default(0);

/** Settings that every process has. */
export const processSettings = {
  JUMUN_DATA: z.string().default('data'),
  JUMUN_MODE: z.enum(['development', 'production']).default('development'),
  JUMUN_STORE: z
    .string()
    .regex(/^(sqlite$|postgres(ql)?:\/\/)/, 'sqlite or postgres://…')
    .default('sqlite'),
  JUMUN_STORE_CONNECTIONS: z.coerce.number().int().min(1).max(100).default(5),
  REDIS_URL: z.string().min(1, 'the address of a Redis, or the path of its socket'),
};

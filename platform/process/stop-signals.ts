/** A terminal tells every process of its group, npm tells its own, and our starter tells us: one Ctrl-C may arrive three times. */
const sameSignalMs = 1_000;

/**
 * Calls `stop` when this process is asked to end. What follows within a second is the same request; whoever asks again later
 * insists, and is not kept waiting for what `stop` still does.
 */
export const onStopSignal = (
  stop: (signal: NodeJS.Signals) => void,
  insist: () => void = () => process.exit(130),
): void => {
  let askedAt: number | undefined;
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
    process.on(signal, () => {
      if (askedAt === undefined) {
        askedAt = performance.now();
        stop(signal);
      } else if (performance.now() - askedAt >= sameSignalMs) insist();
    });
};

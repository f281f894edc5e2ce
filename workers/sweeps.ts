/** What Redis lost is read after this time at the latest, well within the five seconds in which everything is to come to rest. */
const sweepEveryMs = 2_000;
/** Nothing is lost where nothing is said: so many sweeps after the last news there are but few, in case it was the news that was lost. */
const sweepsAfterNews = 3;
const quietSweeps = 15;
/** A replica without the lease does only every fifth sweep: enough in case the holder hangs. */
const restingSweeps = 5;

/** Sweeps every two seconds, more rarely while `isResting` or after some sweeps without news; `soon` does it now. */
export const openSweeps = (
  sweep: () => Promise<void>,
  { isResting, isTold }: { readonly isResting: () => boolean; readonly isTold: () => boolean },
) => {
  let running: Promise<void> | undefined;
  let withoutNews = 0;
  const soon = (): void => {
    // a journal that answers slowly must not gather a queue of sweeps
    running ??= sweep().finally(() => {
      running = undefined;
    });
  };
  let ticks = 0;
  const timer = setInterval(() => {
    const isQuiet = isTold() && withoutNews++ >= sweepsAfterNews;
    const every = isQuiet ? quietSweeps : isResting() ? restingSweeps : 1;
    if (ticks++ % every === 0) soon();
  }, sweepEveryMs);
  return {
    soon,
    news(): void {
      withoutNews = 0;
    },
    stop(): Promise<void> | undefined {
      clearInterval(timer);
      return running;
    },
  };
};

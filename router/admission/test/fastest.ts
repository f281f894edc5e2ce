/** Milliseconds of the fastest of five runs: what the work takes when nothing else has the machine. */
export const fastest = (work: () => void): number =>
  Math.min(
    ...[1, 2, 3, 4, 5].map(() => {
      const began = performance.now();
      work();
      return performance.now() - began;
    }),
  );

/**
 * Opens something that an abort is to keep from opening, and not to take away afterwards: probes that are under way when
 * a run is stopped are still measured, and whoever opened it closes it.
 */
export async function whileOpening<Opened>(
  signal: AbortSignal,
  open: (opening: AbortSignal) => Promise<Opened>,
): Promise<Opened> {
  signal.throwIfAborted();
  const opening = new AbortController();
  const stop = (): void => opening.abort(signal.reason);
  signal.addEventListener("abort", stop, { once: true });
  try {
    return await open(opening.signal);
  } finally {
    signal.removeEventListener("abort", stop);
  }
}

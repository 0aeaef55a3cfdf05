import * as z from "zod/mini";

/** A site on which the guard is switched off. */
export const pauseSchema = z.object({
  /** Registrable domain of the top page (`siteOf`). */
  site: z.string().check(z.minLength(1), z.maxLength(253)),
  /** Until when, in milliseconds since 1970; `null` for good. */
  untilMs: z.nullable(z.number()),
});

/** A site on which the guard is switched off. */
export type Pause = Readonly<z.infer<typeof pauseSchema>>;

/** Tells whether the guard is switched off on a site. */
export function isPaused(pauses: readonly Pause[], site: string | null, nowMs: number): boolean {
  return pauses.some((pause) => pause.site === site && isPauseAlive(pause, nowMs));
}

/** Tells whether a pause still holds. */
export function isPauseAlive({ untilMs }: Pause, nowMs: number): boolean {
  return untilMs === null || nowMs < untilMs;
}

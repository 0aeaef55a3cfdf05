import { assertNever, type Scheme } from "@hushport/core";

/** Writes a time since the navigation: `1.42 s`. */
export function formatSeconds(ms: number): string {
  return `${(ms / 1_000).toFixed(2)} s`;
}

/** Writes a duration in the unit that a reader can picture: `4 ms`, `3.2 s`. */
export function formatDuration(ms: number | null): string {
  if (ms === null) return "until the end";
  return ms < 1_000 ? `${Math.round(ms)} ms` : `${(ms / 1_000).toFixed(1)} s`;
}

/** Writes a point in time for any reader: `21 November 2026, 12:00 UTC`. */
export function formatInstant(iso: string): string {
  const date = new Date(iso);
  if (Number.isNaN(date.getTime())) return iso;
  const day = date.toLocaleDateString("en-GB", { dateStyle: "long", timeZone: "UTC" });
  return `${day}, ${date.toISOString().slice(11, 16)} UTC`;
}

/** Writes what was tried as a page writes it: `wss://127.0.0.1:5900`, `stun:[::1]:3478`; a WebRTC candidate has no URL. */
export function formatEndpoint(scheme: Scheme, host: string, port: number): string {
  const authority = `${host.includes(":") ? `[${host}]` : host}:${port}`;
  switch (scheme) {
    case "ws":
    case "wss":
    case "http":
    case "https":
      return `${scheme}://${authority}`;
    case "stun":
    case "stuns":
    case "turn":
    case "turns":
      return `${scheme}:${authority}`;
    case "ice":
      return authority;
    default:
      return assertNever(scheme);
  }
}

/** @returns The host of a URL, or `undefined` if the text is no URL with a host. */
export function hostOf(url: string | null): string | undefined {
  if (url === null || !URL.canParse(url)) return undefined;
  return new URL(url).host || undefined;
}

import { createHash, timingSafeEqual } from "node:crypto";

/** `Basic` as browsers and curl send it (any user name), `Bearer` for programs. */
const CREDENTIALS = /^(Basic|Bearer) ([\w+/.~-]+=*)$/i;

/** Tells whether `Proxy-Authorization` presents the token, in a time that says nothing about how much of it was right. */
export function presentsToken(header: string | undefined, token: string): boolean {
  const [, scheme = "", credentials = ""] = CREDENTIALS.exec(header ?? "") ?? [];
  const presented =
    scheme.toLowerCase() === "basic"
      ? Buffer.from(credentials, "base64")
          .toString("utf8")
          .replace(/^[^:]*:/, "")
      : credentials;
  return timingSafeEqual(digest(presented), digest(token));
}

function digest(text: string): Buffer {
  return createHash("sha256").update(text).digest();
}

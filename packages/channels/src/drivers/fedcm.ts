import { HTTP_SCHEMES, type ChannelDriver } from "../driver.ts";
import { observe } from "../observe.ts";
import { NEEDS_OWN_POLICY } from "../probe-context.ts";
import { formatUrl } from "../ticket-book.ts";

/** Chromium only. @see https://w3c-fedid.github.io/FedCM/ */
interface IdentityRequest extends CredentialRequestOptions {
  readonly identity: {
    readonly providers: readonly { readonly configURL: string; readonly clientId: string }[];
  };
}

export const fedcm: ChannelDriver = {
  id: "fedcm",
  summary: "`navigator.credentials.get({ identity })`: the identity provider's configuration is fetched",
  recordedAs: "other",
  transport: "tcp",
  schemes: HTTP_SCHEMES,
  observes: ["error-time"],
  needs: ["secure-context"],
  unavailable: NEEDS_OWN_POLICY,
  isExclusive: true,
  reaches: { chromium: true, firefox: "Firefox has FedCM off." },
  run: (target, env) =>
    observe(env, async (settle, lifetime) => {
      if (!("IdentityCredential" in globalThis)) return settle({ kind: "unsupported" });
      const options: IdentityRequest = {
        identity: { providers: [{ configURL: formatUrl(target), clientId: target.token }] },
        signal: lifetime,
      };
      await navigator.credentials.get(options);
      settle({ kind: "resolved" });
    }),
};

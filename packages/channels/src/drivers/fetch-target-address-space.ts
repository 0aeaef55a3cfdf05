import { HTTP_SCHEMES, type ChannelDriver } from "../driver.ts";
import { observeFetch } from "../observe-fetch.ts";
import { formatUrl } from "../ticket-book.ts";

/** @see https://wicg.github.io/local-network-access/#fetch-api */
interface LocalRequestInit extends RequestInit {
  readonly targetAddressSpace: "loopback" | "local";
}

export const fetchTargetAddressSpace: ChannelDriver = {
  id: "fetch-target-address-space",
  summary: "`fetch(url, { targetAddressSpace })`: the page says itself that the target is local",
  recordedAs: "fetch",
  transport: "tcp",
  schemes: HTTP_SCHEMES,
  observes: ["load-versus-error", "error-time", "resource-timing"],
  needs: [],
  unavailable: {},
  reaches: { chromium: true, firefox: true },
  run: (target, env) => {
    const init: LocalRequestInit = { mode: "no-cors", targetAddressSpace: "loopback" };
    return observeFetch(env, formatUrl(target), init);
  },
};

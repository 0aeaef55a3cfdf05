import { HTTP_SCHEMES, type ChannelDriver } from "../driver.ts";
import { observe } from "../observe.ts";
import { NEEDS_OWN_POLICY } from "../probe-context.ts";
import { formatUrl } from "../ticket-book.ts";

export const paymentManifest: ChannelDriver = {
  id: "payment-manifest",
  summary: "`new PaymentRequest()` with the port as payment method: its manifest is fetched",
  recordedAs: "other",
  transport: "tcp",
  schemes: HTTP_SCHEMES,
  observes: ["error-time"],
  needs: ["secure-context"],
  unavailable: NEEDS_OWN_POLICY,
  reaches: { chromium: true, firefox: "Firefox has Payment Request off." },
  run: (target, env) =>
    observe(env, async (settle) => {
      if (typeof PaymentRequest === "undefined") return settle({ kind: "unsupported" });
      const amount = { currency: "EUR", value: "0.01" };
      const request = new PaymentRequest([{ supportedMethods: formatUrl(target) }], {
        total: { label: "Hushport", amount },
      });
      settle({ kind: "resolved", detail: String(await request.canMakePayment()) });
    }),
};

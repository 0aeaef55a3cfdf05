import { portSetSignature } from "./port-set.ts";

const USUAL = { transports: ["http", "websocket"], minShare: 0.5, usualMs: 60_000 } as const;

/** Yandex Metrica talking to Yandex apps on the same phone: two ports over HTTP, two over HTTPS. */
export const yandexMetrica = portSetSignature({
  id: "yandex-metrica",
  source: "https://localmess.github.io/",
  kind: "local-access",
  vendor: "Yandex",
  vendorId: "yandex",
  purpose: "tracking",
  description: "Yandex Metrica, which hands an identifier to apps on the same device",
  categories: ["tracking"],
  hosts: ["yandexmetrica.com"],
  sets: [
    {
      ...USUAL,
      ports: [
        [29009, 1],
        [30102, 1],
      ],
      minShare: 1,
    },
    {
      ...USUAL,
      ports: [
        [29010, 1],
        [30103, 1],
      ],
      minShare: 1,
    },
    {
      ...USUAL,
      ports: [
        [29009, 1],
        [30102, 1],
        [29010, 1],
        [30103, 1],
      ],
    },
  ],
});

import { f5BigIp } from "./f5-big-ip.ts";
import { f5Burp } from "./f5-burp.ts";
import { metaPixel } from "./meta-pixel.ts";
import { patentUs10630718 } from "./patent-us10630718.ts";
import { seonWebrtc } from "./seon-webrtc.ts";
import type { Signature } from "./signature.ts";
import { threatmetrix2020, threatmetrix2026 } from "./threatmetrix.ts";
import { yandexMetrica } from "./yandex-metrica.ts";

/** Every product that is known by its probes. Programs that pages talk to are in `native-apps.ts`. */
export const SIGNATURES: readonly Signature[] = [
  threatmetrix2020,
  threatmetrix2026,
  f5BigIp,
  f5Burp,
  seonWebrtc,
  metaPixel,
  yandexMetrica,
  patentUs10630718,
];

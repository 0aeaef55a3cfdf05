import type { Vendor } from "../vendor.ts";
import { ACUANT } from "./acuant.ts";
import { BIOCATCH } from "./biocatch.ts";
import { BUGUROO } from "./buguroo.ts";
import { DATADOME } from "./datadome.ts";
import { EMAILAGE } from "./emailage.ts";
import { EXPERIAN } from "./experian.ts";
import { EZMCOM } from "./ezmcom.ts";
import { F5 } from "./f5.ts";
import { FORTER } from "./forter.ts";
import { FRAUD_NET } from "./fraud-net.ts";
import { HUMAN } from "./human.ts";
import { IBM_TRUSTEER } from "./ibm-trusteer.ts";
import { ID_ANALYTICS } from "./id-analytics.ts";
import { IDENTITYMIND } from "./identitymind.ts";
import { IDOLOGY } from "./idology.ts";
import { IOVATION } from "./iovation.ts";
import { JUMIO } from "./jumio.ts";
import { KOUNT } from "./kount.ts";
import { META } from "./meta.ts";
import { MITEK } from "./mitek.ts";
import { NUANCE } from "./nuance.ts";
import { NUDATA_SECURITY } from "./nudata-security.ts";
import { PINDROP } from "./pindrop.ts";
import { SARDINE } from "./sardine.ts";
import { SECUREDTOUCH } from "./securedtouch.ts";
import { SEON } from "./seon.ts";
import { SIFT } from "./sift.ts";
import { THREATMETRIX } from "./threatmetrix.ts";
import { TRUSTID } from "./trustid.ts";
import { WHITEPAGES_PRO } from "./whitepages-pro.ts";
import { YANDEX } from "./yandex.ts";

/**
 * Every vendor that Hushport knows, one file each: those of the reporting of 2020, then the later ones.
 *
 * Source: one per row. Snapshot: November 2026.
 * Left out: CNAME lists of customers, which change weekly; a visit resolves the names itself.
 */
export const VENDORS: readonly Vendor[] = [
  THREATMETRIX,
  ACUANT,
  BIOCATCH,
  BUGUROO,
  EMAILAGE,
  EXPERIAN,
  EZMCOM,
  FRAUD_NET,
  IBM_TRUSTEER,
  ID_ANALYTICS,
  IDENTITYMIND,
  IDOLOGY,
  IOVATION,
  JUMIO,
  KOUNT,
  MITEK,
  NUANCE,
  NUDATA_SECURITY,
  PINDROP,
  SECUREDTOUCH,
  TRUSTID,
  WHITEPAGES_PRO,
  F5,
  SEON,
  META,
  YANDEX,
  HUMAN,
  DATADOME,
  FORTER,
  SIFT,
  SARDINE,
];

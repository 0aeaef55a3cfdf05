import { ANY_SITE } from "../find-grant.ts";
import { createPairs } from "./create-pairs.ts";

/**
 * Programs for electronic identity cards and signatures that pages of authorities ask.
 *
 * Source: one per row; ports are the port catalogue's.
 * Snapshot: 2026-11-22.
 * Left out: programs that talk to the browser by native messaging, since no port is involved (Web eID of Estonia, the
 * Belgian and Finnish card readers).
 */
export const ELECTRONIC_IDENTITY = createPairs([
  {
    id: "ausweisapp",
    program: "AusweisApp (German electronic ID)",
    purpose: "Signs in with the German identity card.",
    sites: [ANY_SITE],
    trust: "documented",
    source: "https://www.bsi.bund.de/dok/TR-03124",
  },
  {
    id: "e-imzo",
    program: "E-IMZO (Uzbek electronic signature)",
    purpose: "Signs documents with an Uzbek electronic key.",
    sites: [ANY_SITE],
    trust: "reported",
    source: "https://e-imzo.soliq.uz",
  },
  {
    id: "ncalayer",
    program: "NCALayer (Kazakh electronic signature)",
    purpose: "Signs documents with a Kazakh electronic key.",
    sites: [ANY_SITE],
    trust: "reported",
    source: "https://github.com/seithq/ncalayerjs",
  },
  {
    id: "onespan-pcc",
    program: "OneSpan Personal Certificate Client",
    purpose: "Signs documents with a certificate of your own.",
    sites: ["esignlive.com"],
    trust: "documented",
    source: "https://docs.onespan.com/docs/communicating-via-websocket",
  },
  {
    id: "autofirma",
    program: "Autofirma (Spanish electronic signature)",
    purpose: "Signs documents for Spanish authorities.",
    sites: [ANY_SITE],
    trust: "reported",
    source: "https://github.com/ctt-gob-es/clienteafirma",
  },
  {
    id: "autenticacao-gov",
    program: "Autenticação.gov plugin (Portuguese electronic ID)",
    purpose: "Signs in with the Portuguese citizen card.",
    sites: ["autenticacao.gov.pt"],
    trust: "unconfirmed",
    source: "https://github.com/amagovpt/autenticacao.gov",
  },
  {
    id: "buergerkarte",
    program: "Bürgerkartenumgebung (Austrian electronic ID)",
    purpose: "Signs in with the Austrian citizen card.",
    sites: [ANY_SITE],
    trust: "unconfirmed",
    source: "https://www.buergerkarte.at/konzept/securitylayer/spezifikation/aktuell/",
  },
  {
    id: "hicos",
    program: "HiPKI / HiCOS local sign server (Taiwanese citizen certificate)",
    purpose: "Signs in with the Taiwanese citizen certificate.",
    sites: [ANY_SITE],
    trust: "unconfirmed",
    source: "https://moica.nat.gov.tw/rac_plugin.html",
  },
  {
    id: "embridge",
    program: "emSigner / emBridge (Indian digital signature)",
    purpose: "Signs returns and tenders with an Indian digital signature.",
    sites: [ANY_SITE],
    trust: "unconfirmed",
    source: "https://embridge.emudhra.com/",
  },
  {
    id: "emsigner",
    program: "emSigner (Indian digital signature)",
    purpose: "Signs Indian tax returns.",
    sites: ["gst.gov.in"],
    trust: "unconfirmed",
    source: "https://www.gst.gov.in/help/dsc",
  },
  {
    id: "iit-eusign",
    program: "IIT EUSign web agent (Ukrainian electronic signature)",
    purpose: "Signs documents with a Ukrainian electronic key.",
    sites: [ANY_SITE],
    trust: "unconfirmed",
    source: "https://iit.com.ua/downloads",
  },
  {
    id: "okta-verify",
    program: "Okta Verify",
    purpose: "Signs in to your employer's programs without a password.",
    sites: ["okta.com"],
    trust: "unconfirmed",
    source:
      "https://help.okta.com/oie/en-us/content/topics/identity-engine/devices/okta-fastpass-loopback.htm",
  },
  {
    id: "fortify",
    program: "Fortify (certificates for pages)",
    purpose: "Lets a page use certificates and smart cards of this computer.",
    sites: ["fortifyapp.com"],
    trust: "unconfirmed",
    source: "https://fortifyapp.com/",
  },
]);

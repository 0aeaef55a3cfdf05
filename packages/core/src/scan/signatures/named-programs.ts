/**
 * Programs that pages look for and that have a signature of their own: its id and their name in the port catalogue, which
 * holds their ports, hosts, paths and sources. Every other program of the catalogue is found as `native-app`.
 *
 * Source: the catalogue's rows. Snapshot: November 2026. Left out: programs that no page is known to look for by name.
 */
export const NAMED_PROGRAMS = [
  ["discord-rpc", "Discord"],
  ["wechat", "WeChat"],
  ["wecom", "WeCom (WeChat Work)"],
  ["qq", "QQ"],
  ["magicline4nx", "MagicLine4NX"],
  ["ipinside", "IPinside LWS Agent"],
  ["veraport", "Veraport"],
  ["ahnlab-astx", "AhnLab Safe Transaction"],
  ["inisafe-crossweb", "INISAFE CrossWeb EX"],
  ["nprotect", "nProtect Online Security"],
  ["touchen-nxkey", "TouchEn nxKey"],
  ["anysign", "AnySign for PC"],
  ["ausweisapp", "AusweisApp (German electronic ID)"],
  ["e-imzo", "E-IMZO (Uzbek electronic signature)"],
  ["ncalayer", "NCALayer (Kazakh electronic signature)"],
  ["onespan-pcc", "OneSpan Personal Certificate Client"],
  ["livereload", "LiveReload"],
  ["vite", "Vite development server"],
  ["webpack-dev-server", "webpack development server"],
] as const satisfies readonly (readonly [signature: string, program: string])[];

/** One host that engines read differently: hostname as `new URL()` gives it, `null` for a refused URL. */
export interface EngineDisagreement {
  readonly text: string;
  readonly standard: string | null;
  readonly chromium: string | null;
  readonly firefox: string | null;
}

/**
 * Spellings that one engine reads otherwise than the URL standard. Ours takes what any of them takes.
 *
 * Source: measured with `new URL("http://" + text + "/").hostname` in Chromium 156.0.8078.79 and Firefox ESR 153.7.0;
 * the standard's column is whatwg-url 17.3.0, and Node 24.21.0 says the same.
 * Snapshot: 2026-11-21.
 * Left out: more of the same kind; each kind is here with the addresses that matter.
 */
export const ENGINE_DISAGREEMENTS: readonly EngineDisagreement[] = [
  // Chromium reads the numbers of a dotted tail in any radix.
  row("[::ffff:0177.0.0.1]", null, "[::ffff:7f00:1]", null),
  row("[::ffff:0x7f.0.0.1]", null, "[::ffff:7f00:1]", null),
  row("[::ffff:0X7F.0.0.1]", null, "[::ffff:7f00:1]", null),
  row("[::ffff:00000177.0.0.01]", null, "[::ffff:7f00:1]", null),
  row("[::ffff:0x.0.0.1]", null, "[::ffff:0:1]", null),
  row("[::ffff:0xa.0.0.0x]", null, "[::ffff:a00:0]", null),
  // Chromium percent-decodes and maps the characters between the brackets, and one of the brackets.
  row("[%3a%3a1]", null, "[::1]", null),
  row("[:%3A1]", null, "[::1]", null),
  row("[::%31]", null, "[::1]", null),
  row("%5B::1]", null, "[::1]", null),
  row("[::1%5d", null, "[::1]", null),
  row("[::ffff:127%2e0.0.1]", null, "[::ffff:7f00:1]", null),
  row("[\uFF1A\uFF1A\uFF11]", null, "[::1]", null),
  row("[::\u24BB\u24D5ff:7f00:1]", null, "[::ffff:7f00:1]", null),
  row("[::\uFB00ff:7f00:1]", null, "[::ffff:7f00:1]", null),
  row("[::1\u00AD]", null, "[::1]", null),
  row("[fe80::1\u200B]", null, "[fe80::1]", null),
  row("[::ffff:127\u30020\u30020\u30021]", null, "[::ffff:7f00:1]", null),
  // Firefox refuses a last number of `0x`, which the standard reads as 0.
  row("127.0.0.0x", "127.0.0.0", "127.0.0.0", null),
  row("0x", "0.0.0.0", "0.0.0.0", null),
  row("0X.", "0.0.0.0", "0.0.0.0", null),
  row("10.0x", "10.0.0.0", "10.0.0.0", null),
  // Chromium percent-encodes the asterisk, Firefox refuses it.
  row("*.localhost", "*.localhost", "%2A.localhost", null),
  row("a%2Ab.example", "a*b.example", "a%2Ab.example", null),
  // Firefox refuses the quotation mark.
  row('a"b.localhost', 'a"b.localhost', 'a"b.localhost', null),
  // Firefox refuses labels with invalid Punycode, as the standard did before it let ASCII names be.
  row("xn--", "xn--", "xn--", null),
  row("xn--a.localhost", "xn--a.localhost", "xn--a.localhost", null),
  row("xn--0.local", "xn--0.local", "xn--0.local", null),
  row("xn--localhost-", "xn--localhost-", "xn--localhost-", null),
  row("www.xn--a.example", "www.xn--a.example", "www.xn--a.example", null),
];

function row(
  text: string,
  standard: string | null,
  chromium: string | null,
  firefox: string | null,
): EngineDisagreement {
  return { text, standard, chromium, firefox };
}

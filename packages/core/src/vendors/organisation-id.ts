/** Pairs of consonants with which names in Latin letters begin; others at the start of a word are rare. */
const WORD_ONSETS =
  /^(?:b[lr]|c[hlrz]|d[jrw]|f[jlr]|g[hlnrw]|k[hlnrw]|ll|m[c]|p[fhlnrst]|q[u]|r[h]|s[chjklmnpqtvwz]|t[hrsw]|v[lr]|w[hr]|z[hw])/;

/**
 * Tells a random id of eight letters and digits (`5h8i3ud8`, `bscelhtc`) from a name of eight letters (`citibank`,
 * `gumtree1`). Nothing marks the one or the other, so letters alone are judged by whether a name could begin or go on
 * like that. Of 111 that a person had labelled it gets one wrong (`buzyvpj9`); the rule was written with them at hand,
 * so expect more errors elsewhere.
 */
export function isOrganisationId(text: string): boolean {
  if (!/^[a-z0-9]{8}$/.test(text)) return false;
  if (/\d/.test(text.slice(0, -1))) return true;
  const letters = text.replace(/\d$/, "");
  if (/[^aeiouy]{5}/.test(letters) || !/[aeiouy]/.test(letters)) return true;
  return /^[^aeiouy]{2}/.test(letters) && !WORD_ONSETS.test(letters);
}

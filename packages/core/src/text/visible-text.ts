/**
 * Characters that a hostile page can use to make its text look like something else: controls (a terminal obeys them),
 * bidirectional overrides (they turn text around) and invisible spacing.
 *
 * @see https://www.unicode.org/reports/tr36/#Bidirectional_Text_Spoofing
 */
const DECEPTIVE =
  // Controls are what it is for.
  // oxlint-disable-next-line no-control-regex
  /[\u0000-\u001f\u007f-\u009f\u00ad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff\ufff9-\ufffb]|\p{Cs}/gu;

/** Makes text of a page safe to show to a person: what would deceive is written out as `\u{202e}`. */
export function visibleText(text: string): string {
  return text.replace(DECEPTIVE, (character) => `\\u{${(character.codePointAt(0) ?? 0).toString(16)}}`);
}

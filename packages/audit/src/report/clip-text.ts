/** Above the longest URL that servers commonly accept (8 kB is nginx's default for the whole request line). */
export const MAX_TEXT_LENGTH = 2_048;

/** Shortens text that a page could have made arbitrarily long (`data:` script URLs), and says how much is missing. */
export function clipText(text: string, maxLength = MAX_TEXT_LENGTH): string {
  if (text.length <= maxLength) return text;
  return `${text.slice(0, maxLength)}… (${text.length - maxLength} more characters)`;
}

/** Shortens every string inside a value of plain data; the shape stays as it is. */
export function clipTexts<Value>(value: Value): Value {
  // The clone has the shape of its original: only strings are exchanged, for strings.
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion
  return clipUnknown(value) as Value;
}

function clipUnknown(value: unknown): unknown {
  if (typeof value === "string") return clipText(value);
  if (Array.isArray(value)) return value.map(clipUnknown);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, clipUnknown(inner)]));
}

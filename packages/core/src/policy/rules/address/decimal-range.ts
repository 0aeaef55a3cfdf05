/**
 * Writes a regular expression for the decimal numbers `from` to `to`, both included, without leading zeros: one
 * alternative for each run of numbers that share their first digits.
 */
export function decimalRange(from: number, to: number): readonly string[] {
  const patterns: string[] = [];
  let low = from;
  while (low <= to) {
    const size = runSize(low, to);
    const lead = Math.floor(low / size);
    const lastDigit = Math.min(9, (lead % 10) + Math.floor((to - low + 1) / size) - 1);
    patterns.push(writeRun(lead, lastDigit, size));
    low += (lastDigit - (lead % 10) + 1) * size;
  }
  return patterns;
}

/** The widest run of a power of ten that starts at a multiple of itself, has one length and stays inside. */
function runSize(low: number, to: number): number {
  let size = 1;
  if (low === 0) return size;
  while (low % (size * 10) === 0 && low + size * 10 - 1 <= to) size *= 10;
  return size;
}

/** Numbers whose leading digits run from `lead` to the same with `lastDigit` at the end, before any `size` numbers. */
function writeRun(lead: number, lastDigit: number, size: number): string {
  const head = lead >= 10 ? String(Math.floor(lead / 10)) : "";
  const firstDigit = lead % 10;
  const digit = firstDigit === lastDigit ? String(firstDigit) : `[${firstDigit}-${lastDigit}]`;
  return head + digit + "[0-9]".repeat(Math.log10(size));
}

/** Writes `lab-firefox-20261121-120000`: the folder of a lab's result when the user names none. */
export function stampedName(prefix: string, browser: string, now: Date): string {
  const name = browser.replace(/^.*[/\\]/, "").replaceAll(/[^\w.-]+/g, "-");
  return `${prefix}-${name}-${timeStamp(now)}`;
}

/** Writes a time as `20261121-120000`, in UTC. */
export function timeStamp(now: Date): string {
  return now.toISOString().slice(0, 19).replaceAll(/[-:]/g, "").replace("T", "-");
}

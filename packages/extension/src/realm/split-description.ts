/** One line of a session description, its end included. */
export interface DescriptionLine {
  readonly line: string;
  /** What it offers to connect to. */
  readonly candidate: string | undefined;
  /** Number of the media section; candidates stand in one. */
  readonly section: number;
}

/** Splits a session description into lines, whatever their ends are, so that joining them gives it back. */
export function splitDescription(text: string): readonly DescriptionLine[] {
  let section = -1;
  return (text.match(/[^\r\n]*(?:\r\n|\r|\n|$)/g) ?? [])
    .filter((line) => line !== "")
    .map((line) => {
      if (/^\s*m=/i.test(line)) section += 1;
      const candidate = /^\s*a=\s*(candidate:[^\r\n]*)/i.exec(line)?.[1];
      return { line, candidate, section: Math.max(section, 0) };
    });
}

import { styleText } from "node:util";

/** Ways to stress text on a terminal; each leaves text as it is where nothing may be coloured. */
export interface Style {
  readonly bold: (text: string) => string;
  readonly soft: (text: string) => string;
  readonly alarm: (text: string) => string;
  readonly caution: (text: string) => string;
  readonly calm: (text: string) => string;
}

/** Variables that decide about colour. */
export interface ColourEnvironment {
  readonly [name: string]: string | undefined;
  readonly NO_COLOR?: string | undefined;
  readonly FORCE_COLOR?: string | undefined;
  readonly TERM?: string | undefined;
}

/**
 * Tells whether a stream takes colours.
 *
 * @see https://no-color.org
 */
export function isColoured(isTerminal: boolean, environment: ColourEnvironment): boolean {
  if (environment.NO_COLOR !== undefined && environment.NO_COLOR !== "") return false;
  if (environment.FORCE_COLOR !== undefined) return environment.FORCE_COLOR !== "0";
  return isTerminal && environment.TERM !== "dumb";
}

/** Makes the ways to stress text, or ways that change nothing. */
export function createStyle(mode: "coloured" | "plain"): Style {
  function paint(format: Parameters<typeof styleText>[0]): (text: string) => string {
    return mode === "plain" ? (text) => text : (text) => styleText(format, text, { validateStream: false });
  }
  return {
    bold: paint("bold"),
    soft: paint("dim"),
    alarm: paint(["bold", "red"]),
    caution: paint(["bold", "yellow"]),
    calm: paint(["bold", "green"]),
  };
}

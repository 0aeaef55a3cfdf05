/** The part of the standard `URL` that core uses: every place where core runs has it, no library of core's declares it. */
declare class URL {
  static parse(url: string): URL | null;
  readonly protocol: string;
  readonly hostname: string;
  readonly port: string;
  readonly pathname: string;
  readonly search: string;
}

/** A name that is mapped to an address for one visit; that endpoint then counts as public, as in curl's `--resolve`. */
export interface Resolution {
  readonly host: string;
  readonly port: number;
  readonly address: string;
}

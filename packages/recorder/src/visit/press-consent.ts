/** What of a page's elements is used here; the rest of this package runs where there are none. */
interface PageElement {
  readonly shadowRoot: PageRoot | null;
  /** Of `<input>` only. */
  readonly value?: string;
  readonly innerText: string;
  matches(selector: string): boolean;
  getBoundingClientRect(): { readonly width: number; readonly height: number };
  click(): void;
}

interface PageRoot {
  querySelectorAll(selector: string): Iterable<PageElement>;
}

declare const document: PageRoot;

/**
 * Runs inside a page: presses the first visible button that reads like consent, and returns its words. Sent as source
 * text, so it may use nothing but what pages have.
 *
 * The words are those that consent dialogs of the large providers write on their first button, in the languages of the
 * European Union's larger members; a button must say just that, so that "Accept the challenge" is left alone.
 */
export function pressConsent(): string | undefined {
  const consent =
    /^(?:(?:yes,? )?(?:i )?(?:accept|agree|allow)(?: (?:and|&) (?:continue|close|proceed))?(?: (?:to )?(?:all|everything))?(?: cookies)?|accept all(?: (?:and|&) \w+)?|got it!?|ok(?:ay)?|(?:alle(?:n)? |allem )?(?:cookies )?(?:akzeptieren|zustimmen|annehmen|erlauben)(?: (?:und|&) \w+)?|einverstanden|(?:tout )?accepter(?: (?:et|&) \w+)?(?: tout)?|j['’]accepte|aceptar(?: (?:todo|todas|y continuar))?(?: las cookies)?|acepto|(?:accetta|accetto)(?: tutt[oi])?|aceitar(?: tudo| todos)?|(?:alles )?accepteren|akkoord|zaakceptuj(?: wszystko)?|akceptuj[eę]?(?: wszystko)?)$/i;
  const selector = "button, [role=button], input[type=button], input[type=submit], a";
  const roots: PageRoot[] = [document];
  for (let root = roots.shift(); root !== undefined; root = roots.shift()) {
    for (const element of root.querySelectorAll("*")) {
      if (element.shadowRoot !== null) roots.push(element.shadowRoot);
      if (!element.matches(selector)) continue;
      const words = (element.innerText || (element.value ?? "")).replace(/\s+/g, " ").trim();
      const { width, height } = element.getBoundingClientRect();
      if (width * height === 0 || !consent.test(words)) continue;
      element.click();
      return words;
    }
  }
  return undefined;
}

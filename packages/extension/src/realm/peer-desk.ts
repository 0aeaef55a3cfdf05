import { DROP, LINK, PASS } from "./link.ts";
import { askBackground } from "./ask-background.ts";
import { parseCandidate, parseFetched, parseServer, type PeerTarget } from "./peer-target.ts";
import { splitDescription } from "./split-description.ts";
import { verdictOf } from "./verdict-of.ts";

/** Questions that one document may have open; a page that asks more is refused without asking. */
const MAX_OPEN = 64;

/** Judges what the page world's guard asks, for one document. */
export class PeerDesk {
  readonly #element: Element;
  #lastId = 0;
  #open = 0;

  constructor(element: Element) {
    this.#element = element;
  }

  /** Answers from now on. */
  open(): void {
    this.#answer("server", (text) => {
      const target = parseServer(text);
      return target === undefined ? DROP : this.#judge([target], { text, section: 0 });
    });
    this.#answer("candidate", (text) => this.#judge(parseCandidate(text), { text, section: 0 }));
    this.#answer("url", (text) => {
      const target = parseFetched(text, document.baseURI);
      return target === undefined ? PASS : this.#judge([target], { text, section: 0 });
    });
    this.#answer("description", (text) => this.#filter(text));
  }

  #answer(question: string, judge: (text: string) => string): void {
    this.#element.addEventListener(question, () => {
      this.#element.setAttribute(LINK.answer, judge(this.#element.getAttribute(LINK.ask) ?? ""));
    });
  }

  #judge(targets: readonly PeerTarget[], held: { readonly text: string; readonly section: number }): string {
    // What no parser can read reaches nothing; what two parsers read differently goes only if both may go.
    const asked = targets.filter((target) => verdictOf(target) === "ask");
    if (asked.length === 0) return targets.length === 0 ? DROP : PASS;
    if (this.#open >= MAX_OPEN) return DROP;
    const id = (this.#lastId += 1);
    void this.#settle(id, asked, held);
    return String(id);
  }

  async #settle(
    id: number,
    targets: readonly PeerTarget[],
    { text, section }: { readonly text: string; readonly section: number },
  ): Promise<void> {
    this.#open += 1;
    const answers = await Promise.all(distinct(targets).map(askBackground));
    this.#open -= 1;
    this.#element.setAttribute(LINK.id, String(id));
    this.#element.setAttribute(LINK.isAllowed, answers.every(Boolean) ? PASS : DROP);
    this.#element.setAttribute(LINK.text, text);
    this.#element.setAttribute(LINK.section, String(section));
    this.#element.dispatchEvent(new Event(LINK.settled));
  }

  #filter(description: string): string {
    const first = this.#lastId + 1;
    const kept = splitDescription(description).filter(({ candidate, section }) => {
      if (candidate === undefined) return true;
      const answer = this.#judge(parseCandidate(candidate), { text: candidate, section });
      return answer === PASS;
    });
    return `${first},${this.#lastId + 1 - first},${kept.map(({ line }) => line).join("")}`;
  }
}

function distinct(targets: readonly PeerTarget[]): readonly PeerTarget[] {
  return [...new Map(targets.map((target) => [JSON.stringify(target), target])).values()];
}

import { visibleText } from "@hushport/core";

/** Text that a page chose: shown as what it is, and never turning the words around it. */
export function Foreign({ children }: { readonly children: string }) {
  return <bdi class="foreign">{visibleText(children)}</bdi>;
}

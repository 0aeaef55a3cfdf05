import { visibleText } from "@hushport/core";

/** Text that a page chose: isolated from the text around it, with nothing hidden in it. */
export function Foreign({ children }: { readonly children: string }) {
  return <bdi class="foreign">{visibleText(children)}</bdi>;
}

/** A URL as evidence: never a link, since opening it would visit the page outside the audit; the host stands out. */
export function Address({ url }: { readonly url: string }) {
  const match = /^([a-z][a-z\d+.-]*:\/\/)([^/?#]+)(.*)$/is.exec(url);
  if (match === null)
    return (
      <span class="address">
        <Foreign>{url}</Foreign>
      </span>
    );
  const [, scheme = "", host = "", rest = ""] = match;
  return (
    <span class="address">
      <Foreign>{scheme}</Foreign>
      <strong>
        <Foreign>{host}</Foreign>
      </strong>
      <Foreign>{rest}</Foreign>
    </span>
  );
}

/** Says how many entries a list leaves out; nothing when it is whole. */
export function Omitted({ count, what }: { readonly count: number; readonly what: string }) {
  if (count <= 0) return null;
  return (
    <p class="note">
      {count.toLocaleString("en")} more {what} are counted but not listed here.
    </p>
  );
}

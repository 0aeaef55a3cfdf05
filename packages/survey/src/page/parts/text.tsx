import { visibleText } from "@hushport/core";
import type { ComponentChildren } from "preact";
import type { Route } from "../../explorer/route.ts";
import { useSurroundings } from "../surroundings.ts";

/** Text that somebody else chose: isolated from the text around it, with nothing hidden in it. */
export function Foreign({ children }: { readonly children: string }) {
  return <bdi class="foreign">{visibleText(children)}</bdi>;
}

/** A link to another page; plain text where a published folder has no such page. */
export function Go({ to, children }: { readonly to: Route; readonly children: ComponentChildren }) {
  const href = useSurroundings().hrefOf(to);
  return href === undefined ? <>{children}</> : <a href={href}>{children}</a>;
}

/** A site's address without what all have alike. Never a link to the site: that would visit it. */
export function SiteAddress({ url }: { readonly url: string }) {
  return <Foreign>{url.replace(/^https:\/\//, "").replace(/\/$/, "")}</Foreign>;
}

import { visibleText } from "@hushport/core";
import { assertNever } from "@hushport/core";
import type { View } from "../explorer/view.ts";

/** What a page is called, in the window's title. */
export function titleOf(view: View): string {
  switch (view.kind) {
    case "surveys":
      return "All surveys";
    case "overview":
      return view.survey.name;
    case "sites":
      return `Sites of ${view.survey.name}`;
    case "site":
      return visibleText(view.facts.url);
    case "vendor":
      return `${visibleText(view.facts.vendor)} in ${view.survey.name}`;
    case "port":
      return `Port ${view.facts.port} in ${view.survey.name}`;
    case "comparison":
      return `${view.survey.name} compared with ${view.other.name}`;
    default:
      return assertNever(view);
  }
}

import { expect, test } from "vitest";
import {
  OTHER_TRACES,
  WRAPPED_IN_PAGES,
  type PageTrace,
  type WrappedMembers,
} from "../../packages/extension/src/realm/page-traces.ts";
import { readProjectFile } from "./checkout.ts";

const HEADING = "## What pages can see of it";

/** Lines below the heading, up to the next one, that begin as given. */
function linesOf(start: string): readonly string[] {
  const text = readProjectFile("docs/guard-privacy.md");
  expect(text).toContain(`\n${HEADING}\n`);
  const [section = ""] = text.slice(text.indexOf(HEADING) + HEADING.length).split(/^## /m);
  return section.split("\n").filter((line) => line.startsWith(start));
}

function formatMembers({ holder, members }: WrappedMembers): string {
  const names = members.map((member) => member.replace(/^\w+/, "`$&`")).join(", ");
  return `| \`${holder}\` | ${names} |`;
}

function formatTrace({ where, what }: PageTrace): string {
  return `- *${where}.* ${what}`;
}

test("docs/guard-privacy.md lists every member that pages find wrapped, and no other", () => {
  expect(linesOf("| `")).toEqual(WRAPPED_IN_PAGES.map(formatMembers));
});

test("docs/guard-privacy.md lists everything else that pages can see, and nothing more", () => {
  expect(linesOf("- ")).toEqual(OTHER_TRACES.map(formatTrace));
});

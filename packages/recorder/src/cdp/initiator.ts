import type { Initiator, StackFrame } from "@hushport/core";
import type { Protocol } from "devtools-protocol";
import { HOOK_URL } from "../hook/page-hook.ts";

/** Deeper stacks are cut here; the async depth asked of the browser is the same. */
export const MAX_STACK_FRAMES = 32;

/** Who made a request, from DevTools' own account (lines and columns become 1-based). */
export function toInitiator(
  initiator: Protocol.Network.Initiator | undefined,
  frameUrl: string | null,
): Initiator {
  const stack = initiator?.stack === undefined ? [] : flattenStack(initiator.stack);
  const first = stack.find(({ url }) => url !== "") ?? stack[0];
  if (first !== undefined) {
    const { url, line, column } = first;
    return { frameUrl, scriptUrl: url === "" ? null : url, line, column, stack };
  }
  // Markup: the document and its line, where the parser knows it.
  const line = initiator?.lineNumber === undefined ? null : initiator.lineNumber + 1;
  const column = initiator?.columnNumber === undefined ? null : initiator.columnNumber + 1;
  return { frameUrl: frameUrl ?? initiator?.url ?? null, scriptUrl: null, line, column, stack: [] };
}

/** Frames of a stack and of the stacks that scheduled it, innermost first. */
export function flattenStack(stack: Protocol.Runtime.StackTrace): StackFrame[] {
  const frames: StackFrame[] = [];
  for (let part: Protocol.Runtime.StackTrace | undefined = stack; part !== undefined; part = part.parent) {
    const cause = part === stack ? undefined : (part.description ?? "async");
    for (const [index, call] of part.callFrames.filter(({ url }) => url !== HOOK_URL).entries()) {
      if (frames.length >= MAX_STACK_FRAMES) return frames;
      frames.push({
        functionName: call.functionName,
        url: call.url,
        line: call.lineNumber + 1,
        column: call.columnNumber + 1,
        ...(cause !== undefined && index === 0 && { asyncCause: cause }),
      });
    }
  }
  return frames;
}

/** `    at name (url:line:column)` or `    at url:line:column`, as V8 prints it. */
const STACK_LINE = /^\s*at (?:(?<name>.*?) \()?(?:async )?(?<url>[^()\s]*?):(?<line>\d+):(?<column>\d+)\)?$/;

/** Reads the text of an `Error`'s stack; our own hook's calls are left out. */
export function parseStackText(text: string): StackFrame[] {
  return text
    .split("\n")
    .slice(0, MAX_STACK_FRAMES)
    .flatMap((line) => {
      const groups = STACK_LINE.exec(line)?.groups;
      if (groups === undefined || groups["url"] === HOOK_URL) return [];
      return [
        {
          functionName: groups["name"] ?? "",
          url: groups["url"] ?? "",
          line: Number(groups["line"]),
          column: Number(groups["column"]),
        },
      ];
    });
}

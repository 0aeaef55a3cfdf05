/** Members of one interface: methods (`value`), or getters or setters of attributes. */
export type FrameMembers = readonly [name: string, kind: "value" | "get" | "set", members: readonly string[]];

/**
 * Members that can insert a frame.
 *
 * Source: every operation and attribute of the DOM and HTML standards that runs the insertion steps.
 * Snapshot: 2026-11-22, interfaces of Chromium 156 and Firefox 153.
 * Left out: `XSLTProcessor` (makes documents without a window).
 */
export const INSERTIONS: readonly FrameMembers[] = [
  ["Node", "value", ["appendChild", "insertBefore", "replaceChild"]],
  [
    "Element",
    "value",
    [
      "append",
      "prepend",
      "after",
      "before",
      "replaceWith",
      "replaceChildren",
      "moveBefore",
      "insertAdjacentElement",
      "insertAdjacentHTML",
      "setHTML",
      "setHTMLUnsafe",
    ],
  ],
  ["Element", "set", ["innerHTML", "outerHTML"]],
  ["HTMLElement", "set", ["innerText", "outerText"]],
  ["HTMLScriptElement", "set", ["text", "textContent", "innerText"]],
  [
    "Document",
    "value",
    ["append", "prepend", "replaceChildren", "moveBefore", "write", "writeln", "execCommand"],
  ],
  ["Document", "set", ["body"]],
  ["DocumentFragment", "value", ["append", "prepend", "replaceChildren", "moveBefore"]],
  ["ShadowRoot", "set", ["innerHTML"]],
  ["ShadowRoot", "value", ["setHTML", "setHTMLUnsafe"]],
  ["CharacterData", "value", ["after", "before", "replaceWith"]],
  ["DocumentType", "value", ["after", "before", "replaceWith"]],
  ["Range", "value", ["insertNode", "surroundContents"]],
  ["HTMLTableElement", "set", ["caption", "tHead", "tFoot"]],
  ["HTMLSelectElement", "value", ["add"]],
  ["HTMLOptionsCollection", "value", ["add"]],
];

/** Members that hand out the window of a frame. */
export const WINDOWS: readonly FrameMembers[] = [
  ["HTMLIFrameElement", "get", ["contentWindow"]],
  ["HTMLFrameElement", "get", ["contentWindow"]],
  ["HTMLObjectElement", "get", ["contentWindow"]],
];

/** Members that hand out the document of a frame. */
export const DOCUMENTS: readonly FrameMembers[] = [
  ["HTMLIFrameElement", "get", ["contentDocument"]],
  ["HTMLIFrameElement", "value", ["getSVGDocument"]],
  ["HTMLFrameElement", "get", ["contentDocument"]],
  ["HTMLObjectElement", "get", ["contentDocument"]],
  ["HTMLObjectElement", "value", ["getSVGDocument"]],
  ["HTMLEmbedElement", "value", ["getSVGDocument"]],
];

/** Makes a frame that is laid out but not seen; the caller puts it into the document. */
export function createFrame(src?: string): HTMLIFrameElement {
  const frame = document.createElement("iframe");
  frame.width = "1";
  frame.height = "1";
  if (src !== undefined) frame.src = src;
  return frame;
}

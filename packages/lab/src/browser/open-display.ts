import { hasDisplay, startVirtualDisplay, type VirtualDisplay } from "./virtual-display.ts";

/** The display that there is, or one of our own. @throws {DisplayError} If there is none and none can be had. */
export async function openDisplay(signal: AbortSignal): Promise<VirtualDisplay> {
  if (!hasDisplay(process.env, process.platform)) return startVirtualDisplay(signal);
  return { name: process.env["DISPLAY"] ?? "", stop: () => undefined };
}

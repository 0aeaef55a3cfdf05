import type { TargetKindDefinition } from "../target.ts";
import { listenStream } from "./listen-stream.ts";

/** @see https://www.rfc-editor.org/rfc/rfc6143#section-7.1.1 */
export const VNC_BANNER = "RFB 003.008\n";
/** How an answer in the same protocol begins. */
const VNC_PREFIX = Buffer.from("RFB ");

export const banner = {
  kind: "banner",
  protocol: "tcp",
  summary: "A program speaks first, as a VNC server does, and hangs up on anything but its own protocol.",
  open: (request) =>
    listenStream(request, {
      greet: (socket) => socket.write(VNC_BANNER),
      takeOver: (socket) => {
        socket.once("data", (chunk: Buffer) => {
          if (chunk.subarray(0, VNC_PREFIX.length).equals(VNC_PREFIX)) socket.resume();
          else socket.end();
        });
        socket.resume();
      },
    }),
} as const satisfies TargetKindDefinition;

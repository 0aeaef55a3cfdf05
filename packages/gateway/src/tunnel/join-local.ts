import type { Socket } from "node:net";
import { dial, type DialTarget } from "../connect/dial.ts";
import { splice } from "../connect/splice.ts";
import { ignore } from "../failure/last-words.ts";
import { stateOfError, type Attempt } from "../server/attempt.ts";
import { answersIn, type Opening } from "./opening-bytes.ts";

/**
 * Connects a tunnel whose inside cannot be read to a local target. It is a success when the target answers in what the
 * client speaks; until then none of its bytes reach the client, and neither does its end.
 */
export function joinLocal(client: Socket, opening: Opening, to: DialTarget, attempt: Attempt): void {
  attempt.got("tcp", "filtered");
  const target = dial(to);
  const leave = () => {
    client.unpipe(target);
    target.destroy();
    // What it still sends is read and forgotten, as that of every other failure.
    client.resume();
  };
  const onError = (error: NodeJS.ErrnoException) => {
    attempt.got("tcp", stateOfError(error.code ?? ""));
    leave();
  };
  const onConnect = () => {
    attempt.got(opening === "tls" ? "tls" : "tcp", "open");
    client.pipe(target, { end: false });
  };
  const onData = (bytes: Buffer) => {
    target.pause();
    if (!answersIn(opening, bytes) || !attempt.deadline.succeed()) return leave();
    target.off("error", onError).off("end", leave);
    client.unpipe(target);
    target.unshift(bytes);
    splice(client, target);
  };
  // An error after the end of the attempt is nobody's.
  target.on("error", ignore);
  target.on("error", onError);
  target.once("connect", onConnect);
  target.once("end", leave);
  target.once("data", onData);
  attempt.deadline.onOver(() => target.destroy());
}

import type { Context } from "@hushport/core";
import type { Protocol } from "devtools-protocol";
import type { ProtocolEvent } from "./connection.ts";

interface Target {
  readonly targetId: string;
  readonly type: string;
  readonly url: string;
  readonly parentSessionId: string | undefined;
  readonly isPopup: boolean;
}

/** DevTools' word for an opaque origin. */
const OPAQUE_ORIGIN = "://";

/** One document of the visit. */
export interface Frame {
  readonly frameId: string;
  readonly parentId: string | undefined;
  readonly url: string;
  /** Serialised origin; `://` stands for an opaque one. */
  readonly origin: string;
}

/** Follows targets (pages, frames in other processes, workers) and frames, and tells where in the page something happened. */
export class TargetTracker {
  readonly #targets = new Map<string, Target>();
  readonly #frames = new Map<string, Frame>();
  /** Frame of each script world, by session and world number. */
  readonly #frameOfWorld = new Map<string, string>();
  /** Frames as the browser told them, with the origin of their address. */
  readonly #told = new Map<string, Frame>();
  readonly #worldOrigin = new Map<string, string>();
  readonly #openerOf = new Map<string, string>();
  #topFrameId: string | undefined;
  #visited: Frame | undefined;

  /** Takes one event. Events of other kinds are ignored. */
  add(event: ProtocolEvent): void {
    switch (event.method) {
      case "Target.attachedToTarget":
        this.#attach(event.params, event.sessionId);
        break;
      case "Page.frameAttached":
        this.#setFrame({
          frameId: event.params.frameId,
          parentId: event.params.parentFrameId,
          url: "about:blank",
          origin: this.#frames.get(event.params.parentFrameId)?.origin ?? "",
        });
        break;
      case "Page.frameNavigated":
        this.#navigate(event.params.frame);
        break;
      case "Runtime.executionContextCreated":
        this.#addWorld(event.params.context, event.sessionId);
        break;
      default:
    }
  }

  /** The top-level document of the visit, or `undefined` before it was committed. */
  topFrame(): Frame | undefined {
    return this.#topFrameId === undefined ? undefined : this.#frames.get(this.#topFrameId);
  }

  /** Address of the visited page: the last top-level document that was not the blank one at start or end. */
  visitedUrl(): string | undefined {
    return this.#visited?.url;
  }

  /** Origin of the visited page. */
  visitedOrigin(): string | undefined {
    return this.#visited?.origin;
  }

  /** The frame whose script world called, or `undefined` for workers. */
  frameOfWorld(sessionId: string | undefined, worldId: number): Frame | undefined {
    const frameId = this.#frameOfWorld.get(`${sessionId} ${worldId}`);
    return frameId === undefined ? undefined : this.#frames.get(frameId);
  }

  /** The frame with this id, else the main frame of the session's target; `undefined` for workers. */
  frame(frameId: string | undefined, sessionId: string | undefined): Frame | undefined {
    const known = frameId === undefined ? undefined : this.#frames.get(frameId);
    const target = this.#target(sessionId);
    if (known !== undefined || target === undefined || isWorker(target)) return known;
    // A page's or frame's target has the id of its main frame.
    return this.#frames.get(target.targetId);
  }

  /** Address of the document or worker that a session belongs to. */
  urlOf(frame: Frame | undefined, sessionId: string | undefined): string | null {
    const url = frame?.url ?? this.#target(sessionId)?.url;
    return url === undefined || url === "" ? null : url;
  }

  /** Where something happened: in a worker of a kind, or in a document of a kind. */
  contextOf(frame: Frame | undefined, sessionId: string | undefined): Context {
    const target = this.#target(sessionId);
    if (target !== undefined && isWorker(target)) return this.#workerContext(target);
    if (frame === undefined) return target === undefined ? "unknown" : "document";
    if (frame.parentId === undefined) return this.#isPopup(frame) ? "popup" : "document";
    return this.#frameContext(frame);
  }

  /** The frame that opened this popup, or `undefined` when it is none or the browser did not say. */
  openerOf(frame: Frame): Frame | undefined {
    const opener = this.#openerOf.get(frame.frameId);
    return opener === undefined ? undefined : this.#frames.get(opener);
  }

  #target(sessionId: string | undefined): Target | undefined {
    return sessionId === undefined ? undefined : this.#targets.get(sessionId);
  }

  #workerContext(target: Target): Context {
    if (target.type === "shared_worker") return "shared-worker";
    if (target.type === "service_worker") return "service-worker";
    const parent = this.#target(target.parentSessionId);
    if (parent !== undefined && isWorker(parent)) return "nested-worker";
    if (target.url.startsWith("blob:")) return "blob-worker";
    return target.url.startsWith("data:") ? "data-worker" : "dedicated-worker";
  }

  #frameContext(frame: Frame): Context {
    const isOpaque = frame.origin === OPAQUE_ORIGIN || frame.origin === "null";
    if (frame.url.startsWith("data:")) return "data-frame";
    if (isOpaque) return "sandboxed-frame";
    if (frame.url.startsWith("about:srcdoc")) return "srcdoc-frame";
    if (frame.url.startsWith("about:") || frame.url === "" || frame.url === ":") return "about-blank-frame";
    if (frame.url.startsWith("blob:")) return "blob-frame";
    return frame.origin === this.topFrame()?.origin ? "same-origin-frame" : "cross-origin-frame";
  }

  #isPopup(frame: Frame): boolean {
    return [...this.#targets.values()].some((target) => target.targetId === frame.frameId && target.isPopup);
  }

  #attach(
    { sessionId, targetInfo }: Protocol.Target.AttachedToTargetEvent,
    parentSessionId: string | undefined,
  ): void {
    const { targetId, type, url } = targetInfo;
    const opener = targetInfo.openerFrameId ?? targetInfo.openerId;
    if (opener !== undefined) this.#openerOf.set(targetId, opener);
    this.#targets.set(sessionId, { targetId, type, url, parentSessionId, isPopup: opener !== undefined });
    if (type !== "page") return;
    this.#topFrameId ??= targetId;
    if (!this.#frames.has(targetId)) {
      this.#setFrame({ frameId: targetId, parentId: undefined, url, origin: "" });
    }
  }

  /** The main world knows the origin that scripts have: a blank frame's own is that of the document that made it. */
  #addWorld(
    { id, origin, auxData }: Protocol.Runtime.ExecutionContextDescription,
    sessionId: string | undefined,
  ): void {
    const frameId: unknown = auxData?.["frameId"];
    if (typeof frameId !== "string") return;
    this.#frameOfWorld.set(`${sessionId} ${id}`, frameId);
    if (auxData?.["isDefault"] !== true) return;
    this.#worldOrigin.set(frameId, origin);
    const told = this.#told.get(frameId);
    if (told !== undefined) this.#setFrame(told);
  }

  #navigate({ id, parentId, url, securityOrigin }: Protocol.Page.Frame): void {
    this.#setFrame({
      frameId: id,
      parentId: parentId ?? this.#frames.get(id)?.parentId,
      url,
      origin: securityOrigin,
    });
  }

  /** Blank documents take their maker's origin and sandboxed ones lose theirs: only the script world knows both. */
  #scriptOrigin({ frameId, url, origin }: Frame): string {
    const worldOrigin = this.#worldOrigin.get(frameId);
    if (worldOrigin === undefined) return origin;
    return url.startsWith("about:") || worldOrigin === OPAQUE_ORIGIN ? worldOrigin : origin;
  }

  #setFrame(told: Frame): void {
    this.#told.set(told.frameId, told);
    const frame = { ...told, origin: this.#scriptOrigin(told) };
    this.#frames.set(frame.frameId, frame);
    if (frame.frameId === this.#topFrameId && frame.url !== "about:blank") this.#visited = frame;
  }
}

function isWorker(target: Target): boolean {
  return target.type.endsWith("worker");
}

/** What the agent inside a namespace can be asked for. Sockets travel beside the answers. */
export type AgentRequest =
  | { readonly op: "listen"; readonly host: string; readonly port: number }
  | { readonly op: "bind"; readonly host: string; readonly port: number }
  | { readonly op: "connect"; readonly host: string; readonly port: number }
  | { readonly op: "run"; readonly command: string; readonly args: readonly string[]; readonly input: string }
  | { readonly op: "replace-file"; readonly path: string; readonly content: string };

/** A request on its way. */
export type NumberedRequest = AgentRequest & { readonly id: number };

/** The agent's answer to the request of the same id. */
export type AgentReply =
  | { readonly id: number; readonly kind: "done"; readonly stdout?: string; readonly stderr?: string }
  | { readonly id: number; readonly kind: "failed"; readonly reason: string; readonly code: string };

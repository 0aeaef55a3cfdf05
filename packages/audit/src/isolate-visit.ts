import { connectEgress, createNamespace, forwardInto } from "@hushport/testbed";
import type { RecordOptions, Resolution } from "@hushport/recorder";

/** What a recorder needs to visit from a network of its own. */
export interface IsolatedVisit {
  readonly recordOptions: Pick<RecordOptions, "spawn" | "isIsolated">;
  /** One plain sentence each. */
  readonly warnings: readonly string[];
}

/**
 * Runs a visit in a network of its own, in which no program of this machine listens. The internet is reached where the
 * system has a program for that; addresses that names were mapped to are reached in any case.
 *
 * @throws {IsolationError} If the system allows no such network.
 */
export async function isolateVisit<Result>(
  resolutions: readonly Resolution[],
  visit: (isolated: IsolatedVisit) => Promise<Result>,
): Promise<Result> {
  const namespace = await createNamespace();
  try {
    const egress = await connectEgress(namespace);
    const endpoints = new Map(
      resolutions.map(({ address, port }) => [`${address} ${port}`, { address, port }]),
    );
    for (const endpoint of endpoints.values()) await forwardInto(namespace, endpoint);
    return await visit({
      recordOptions: {
        isIsolated: true,
        spawn: (command, args, { stdio, env }) => namespace.spawn(command, args, { stdio: [...stdio], env }),
      },
      warnings: egress.kind === "connected" ? [] : [`The visit was isolated, with ${egress.reason}.`],
    });
  } finally {
    await namespace.close();
  }
}

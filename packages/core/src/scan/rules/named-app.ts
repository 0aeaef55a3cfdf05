import { appByName } from "../evidence/app-by-name.ts";
import { appClaim } from "./app-claim.ts";
import { groupBy } from "../evidence/port-view.ts";
import type { Rule } from "./rule.ts";

/** Programs that a page addresses by a host or path of their own: proof of whom it wants, whatever else it does. */
export const namedApp: Rule = {
  id: "named-app",
  summary: "The page talked to one program by name.",
  claim: ({ cells }) => {
    const meant = cells.flatMap((cell) => {
      const app = appByName(cell);
      return app === undefined ? [] : [{ cell, app }];
    });
    return [...groupBy(meant, ({ app }) => app.program).values()].flatMap((own) =>
      own.slice(0, 1).map(({ app }) =>
        appClaim(
          app,
          own.map(({ cell }) => cell),
          0.95,
        ),
      ),
    );
  },
};

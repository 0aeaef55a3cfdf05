import { portRows } from "../port-row.ts";

const JETBRAINS_COM_HELP = "https://www.jetbrains.com/help/idea/settings-debugger.html";

/** Editors and what they open to the browser. */
export const EDITOR_SERVER = portRows("developer-tool", [
  {
    program: "Visual Studio Code Live Server",
    vendor: "Ritwick Dey",
    ports: [5500],
    schemes: ["http", "ws"],
    trust: "reported",
    source: "https://github.com/bountyyfi/localtap",
  },
  {
    program: "Visual Studio Code Live Preview",
    vendor: "Microsoft",
    ports: [[3000, 3001]],
    schemes: ["http", "ws"],
    role: "fallback",
    trust: "unconfirmed",
    source: "https://github.com/microsoft/vscode-livepreview",
  },
  {
    program: "code-server",
    vendor: "Coder",
    ports: [8080],
    schemes: ["http", "ws"],
    role: "fallback",
    trust: "unconfirmed",
    source: "https://coder.com/docs/code-server",
  },
  {
    program: "JetBrains IDE built-in server",
    vendor: "JetBrains",
    ports: [63342],
    schemes: ["http", "ws"],
    trust: "unconfirmed",
    source: JETBRAINS_COM_HELP,
  },
  {
    program: "JetBrains IDE built-in server",
    vendor: "JetBrains",
    ports: [[63343, 63361]],
    schemes: ["http"],
    role: "fallback",
    trust: "unconfirmed",
    source: JETBRAINS_COM_HELP,
  },
  {
    program: "JetBrains Toolbox",
    vendor: "JetBrains",
    ports: [52829],
    schemes: ["ws"],
    trust: "unconfirmed",
    source: "https://www.jetbrains.com/toolbox-app/",
  },
]);

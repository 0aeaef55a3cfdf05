import type { PortRow } from "../port-row.ts";
import { AI_MODEL_SERVER } from "./ai-model-server.ts";
import { AUTHENTICATION } from "./authentication.ts";
import { BACKEND_SERVER } from "./backend-server.ts";
import { BANKING_AGENT } from "./banking-agent.ts";
import { BROWSER_AUTOMATION } from "./browser-automation.ts";
import { CONTAINER_STACK } from "./container-stack.ts";
import { DATABASE } from "./database.ts";
import { DEVELOPER_CONSOLE } from "./developer-console.ts";
import { DOWNLOAD_CLIENT } from "./download-client.ts";
import { E_ID } from "./e-id.ts";
import { EDITOR_SERVER } from "./editor-server.ts";
import { EMULATOR } from "./emulator.ts";
import { FILE_SHARING } from "./file-sharing.ts";
import { FRONTEND_SERVER } from "./frontend-server.ts";
import { GAME } from "./game.ts";
import { INDUSTRIAL } from "./industrial.ts";
import { IOT } from "./iot.ts";
import { LOCAL_CLOUD } from "./local-cloud.ts";
import { MEDIA } from "./media.ts";
import { MEDIA_COLLECTION } from "./media-collection.ts";
import { MEDIA_DEVICE } from "./media-device.ts";
import { MEETING } from "./meeting.ts";
import { MESSAGE_BROKER } from "./message-broker.ts";
import { MESSAGING } from "./messaging.ts";
import { NETWORK_SERVICE } from "./network-service.ts";
import { PAYMENT } from "./payment.ts";
import { PRINT_AGENT } from "./print-agent.ts";
import { PRINTER } from "./printer.ts";
import { PROXY } from "./proxy.ts";
import { REMOTE_CONTROL } from "./remote-control.ts";
import { REMOTE_SHELL } from "./remote-shell.ts";
import { ROUTER } from "./router.ts";
import { SCANNER_REFERENCE } from "./scanner-reference.ts";
import { SECURITY_TOOL } from "./security-tool.ts";
import { TRACKING } from "./tracking.ts";
import { VENDOR_SUPPORT } from "./vendor-support.ts";
import { VIRTUALISATION } from "./virtualisation.ts";
import { WEB_SERVER } from "./web-server.ts";

/**
 * Every port that Hushport knows a program for, one file per kind of program.
 *
 * Source: one per row; where a row's trust is `unconfirmed`, the source is where to look and nobody has yet.
 * Snapshot: November 2026.
 * Left out: IANA's names, which `iana/` holds, and ports that programs choose at random.
 */
export const PORT_CATALOGUE: readonly PortRow[] = [
  ...REMOTE_CONTROL,
  ...REMOTE_SHELL,
  ...DATABASE,
  ...MESSAGE_BROKER,
  ...FRONTEND_SERVER,
  ...EDITOR_SERVER,
  ...BACKEND_SERVER,
  ...CONTAINER_STACK,
  ...LOCAL_CLOUD,
  ...DEVELOPER_CONSOLE,
  ...BROWSER_AUTOMATION,
  ...AI_MODEL_SERVER,
  ...E_ID,
  ...BANKING_AGENT,
  ...AUTHENTICATION,
  ...PAYMENT,
  ...MESSAGING,
  ...MEETING,
  ...GAME,
  ...MEDIA,
  ...MEDIA_COLLECTION,
  ...MEDIA_DEVICE,
  ...FILE_SHARING,
  ...DOWNLOAD_CLIENT,
  ...IOT,
  ...INDUSTRIAL,
  ...PRINTER,
  ...PRINT_AGENT,
  ...TRACKING,
  ...SECURITY_TOOL,
  ...PROXY,
  ...EMULATOR,
  ...VENDOR_SUPPORT,
  ...VIRTUALISATION,
  ...WEB_SERVER,
  ...NETWORK_SERVICE,
  ...SCANNER_REFERENCE,
  ...ROUTER,
];

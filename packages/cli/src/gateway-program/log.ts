// What the gateway's process loads when it keeps a log. Bundled by set-up.
export { openLog } from "@hushport/gateway/log";

/** The command line of a unit. */
export interface UnitCommand {
  /** Absolute paths of Node and of the program, and arguments, in order. */
  readonly words: readonly string[];
  /** Folders that it writes to. */
  readonly writableFolders: readonly string[];
}

/**
 * Writes a systemd user unit that runs the gateway with as few rights as it needs.
 *
 * @see https://www.freedesktop.org/software/systemd/man/latest/systemd.exec.html
 */
export function systemdUnit({ words, writableFolders }: UnitCommand): string {
  const writable = writableFolders.map((folder) => `ReadWritePaths=${quote(folder)}\n`).join("");
  return `[Unit]
Description=Hushport gateway: keeps pages and programs from probing this machine
Documentation=https://github.com/hushport/hushport/blob/main/docs/gateway.md
After=network.target

[Service]
ExecStart=${words.map(quote).join(" ")}
Restart=on-failure
RestartSec=2
TimeoutStopSec=15
NoNewPrivileges=yes
ProtectSystem=strict
${writable}PrivateTmp=yes
RestrictAddressFamilies=AF_INET AF_INET6 AF_UNIX AF_NETLINK
LimitNOFILE=16384

[Install]
WantedBy=default.target
`;
}

/** Quotes a word as systemd reads it; `%` and `$` would stand for something else. */
function quote(word: string): string {
  const escaped = word
    .replaceAll("\\", "\\\\")
    .replaceAll('"', '\\"')
    .replaceAll("%", "%%")
    .replaceAll("$", "$$$$");
  return /^[\w@+=:,./-]+$/.test(word) ? word : `"${escaped}"`;
}

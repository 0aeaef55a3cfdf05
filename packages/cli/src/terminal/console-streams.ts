/** Where a command speaks: its result to one stream, everything else to the other. */
export interface ConsoleStreams {
  readonly stdout: NodeJS.WriteStream;
  readonly stderr: NodeJS.WriteStream;
}

/** Everything that can go wrong while a gateway is started or configured. Match on `code`. */
export abstract class GatewayError extends Error {
  abstract readonly code: string;
}

/** The gateway cannot listen there. Another one may be running on that port: stop it, or choose another port. */
export class GatewayListenError extends GatewayError {
  override readonly name = "GatewayListenError";
  readonly code = "ERR_GATEWAY_LISTEN";
  readonly host: string;
  readonly port: number;

  constructor(host: string, port: number, reason: string, options?: ErrorOptions) {
    super(`Cannot listen on ${host} port ${port}: ${reason}`, options);
    this.host = host;
    this.port = port;
  }
}

/** An option or a combination of options is not allowed. Correct it. */
export class GatewayOptionError extends GatewayError {
  override readonly name = "GatewayOptionError";
  readonly code = "ERR_GATEWAY_OPTION";
  readonly option: string;

  constructor(option: string, reason: string, options?: ErrorOptions) {
    super(`Cannot use ${option}: ${reason}`, options);
    this.option = option;
  }
}

/** The configuration file cannot be read, or says something that cannot be meant. Correct it. */
export class GatewayConfigError extends GatewayError {
  override readonly name = "GatewayConfigError";
  readonly code = "ERR_GATEWAY_CONFIG";
  readonly path: string;

  constructor(path: string, reason: string, options?: ErrorOptions) {
    super(`Cannot use the configuration ${path}: ${reason}`, options);
    this.path = path;
  }
}

/** The log file cannot be written, or is a file of somebody else. Name another file. */
export class GatewayLogError extends GatewayError {
  override readonly name = "GatewayLogError";
  readonly code = "ERR_GATEWAY_LOG";
  readonly path: string;

  constructor(path: string, reason: string, options?: ErrorOptions) {
    super(`Cannot write the log ${path}: ${reason}`, options);
    this.path = path;
  }
}

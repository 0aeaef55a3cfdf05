import { IANA_REGISTRY } from "../iana/iana-service-at.ts";
import { portRows } from "../port-row.ts";

const LOCALTAP = "https://github.com/bountyyfi/localtap";

/** Brokers and co-ordinators under a developer's or an office program's data. */
export const MESSAGE_BROKER = portRows("database", [
  { program: "Apache ZooKeeper", vendor: "Apache", ports: [2181], trust: "reported", source: LOCALTAP },
  { program: "Apache Kafka", vendor: "Apache", ports: [9092], trust: "reported", source: LOCALTAP },
  {
    program: "RabbitMQ (AMQP)",
    vendor: "Broadcom",
    ports: [5672],
    trust: "documented",
    source: IANA_REGISTRY,
  },
  {
    program: "RabbitMQ management",
    vendor: "Broadcom",
    ports: [15672],
    schemes: ["http"],
    trust: "reported",
    source: LOCALTAP,
  },
  {
    program: "Apache ActiveMQ",
    vendor: "Apache",
    ports: [61616],
    trust: "unconfirmed",
    source: "https://activemq.apache.org/",
  },
  {
    program: "Apache ActiveMQ console",
    vendor: "Apache",
    ports: [8161],
    schemes: ["http"],
    trust: "reported",
    source: LOCALTAP,
  },
  {
    program: "NATS",
    vendor: "Synadia",
    ports: [4222],
    trust: "unconfirmed",
    source: "https://docs.nats.io/",
  },
]);

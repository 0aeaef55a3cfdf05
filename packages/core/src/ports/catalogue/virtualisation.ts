import { portRows } from "../port-row.ts";

/** Virtual machines and their managers. */
export const VIRTUALISATION = portRows("virtualisation", [
  {
    program: "VMware remote console",
    vendor: "Broadcom",
    ports: [902],
    trust: "unconfirmed",
    source: "https://knowledge.broadcom.com/",
  },
  {
    program: "Proxmox VE",
    vendor: "Proxmox",
    ports: [8006],
    schemes: ["https", "wss"],
    trust: "unconfirmed",
    source: "https://pve.proxmox.com/wiki/Ports",
  },
  {
    program: "libvirt",
    vendor: "Red Hat",
    ports: [16509],
    trust: "unconfirmed",
    source: "https://libvirt.org/remote.html",
  },
  {
    program: "VirtualBox web service",
    vendor: "Oracle",
    ports: [18083],
    schemes: ["http"],
    trust: "unconfirmed",
    source: "https://www.virtualbox.org/manual/",
  },
  {
    program: "QEMU guest by VNC",
    ports: [[5900, 5910]],
    role: "fallback",
    trust: "unconfirmed",
    source: "https://www.qemu.org/docs/master/system/vnc-security.html",
  },
  {
    program: "SPICE display",
    vendor: "Red Hat",
    ports: [[5900, 5901]],
    role: "fallback",
    trust: "unconfirmed",
    source: "https://www.spice-space.org/",
  },
  {
    program: "Hyper-V live migration",
    vendor: "Microsoft",
    ports: [6600],
    trust: "unconfirmed",
    source: "https://learn.microsoft.com/windows-server/virtualization/hyper-v/",
  },
]);

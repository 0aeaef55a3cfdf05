import type { ComponentChildren } from "preact";

interface PartProps {
  readonly id: string;
  readonly title: string;
  readonly children: ComponentChildren;
}

/** A section with its heading beside it. */
export function Part({ id, title, children }: PartProps) {
  return (
    <section id={id} class="part" aria-labelledby={`${id}-title`}>
      <h2 id={`${id}-title`}>{title}</h2>
      <div class="part-body">{children}</div>
    </section>
  );
}

interface ScrollProps {
  readonly label: string;
  readonly children: ComponentChildren;
}

/** What may be wider than the window scrolls by itself, also by keyboard. */
export function Scroll({ label, children }: ScrollProps) {
  return (
    <div class="scroll" role="region" aria-label={`${label}, as a table`} tabIndex={0}>
      {children}
    </div>
  );
}

import { useSurroundings } from "../surroundings.ts";

interface FigureProps {
  /** What the picture shows, for those who do not see it; the numbers are in a table beside it. */
  readonly label: string;
  readonly draw: (document: Document) => string;
}

/** A chart. Its text is escaped by the drawing itself. */
export function Figure({ label, draw }: FigureProps) {
  const { document } = useSurroundings();
  return (
    <figure class="chart">
      <div role="img" aria-label={label} dangerouslySetInnerHTML={{ __html: draw(document) }} />
    </figure>
  );
}

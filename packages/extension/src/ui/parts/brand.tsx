/** Who says so. */
export function Brand({ title }: { readonly title?: string }) {
  return (
    <p class="brand">
      <svg viewBox="0 0 28 20" aria-hidden="true">
        <path d="M2 18 V9 a6 6 0 0 1 12 0 V18 M14 18 V9 a6 6 0 0 1 12 0 V18 M0 18.5 H28" />
        <circle cx="8" cy="9.5" r="1.6" />
      </svg>
      Hushport{title === undefined ? "" : ` · ${title}`}
    </p>
  );
}

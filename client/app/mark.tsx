/** Three columns and the curve through them. */
export function Mark({ size = 24 }: { size?: number }) {
  return (
    <svg className="mark" width={size} height={size} viewBox="0 0 24 24" aria-hidden focusable="false">
      <rect x="1" y="4" width="6.4" height="16" rx="2.2" fill="var(--stage-0-fill)" stroke="var(--stage-0-text)" />
      <rect x="8.8" y="4" width="6.4" height="16" rx="2.2" fill="var(--stage-1-fill)" stroke="var(--stage-1-text)" />
      <rect x="16.6" y="4" width="6.4" height="16" rx="2.2" fill="var(--stage-2-fill)" stroke="var(--stage-2-text)" />
      <path
        d="M2.6 9.5C6 9.5 8 16.5 12 15.5S18 8 21.4 8"
        fill="none"
        stroke="var(--ink)"
        strokeWidth="2"
        strokeLinecap="round"
      />
    </svg>
  );
}

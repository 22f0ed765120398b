// The mark: a round that is almost closed, and the name.
export function Mark() {
  return (
    <svg viewBox="0 0 22 22" fill="none" stroke="currentColor" strokeWidth="3" aria-hidden="true">
      <path d="M15.6 4.4A8 8 0 1 0 19 11" />
      <circle cx="18.4" cy="6.6" r="1.9" fill="currentColor" stroke="none" />
    </svg>
  );
}

/// The icon of the page: a speech bubble.
enum PageIcon {
  static let drawing = """
    <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32">
      <path fill="#0b5cad" d="M4 5h24a2 2 0 0 1 2 2v14a2 2 0 0 1-2 2H14l-7 6v-6H4a2 2 0 0 1-2-2V7a2 2 0
        0 1 2-2z"/>
      <g fill="#fff"><circle cx="10" cy="14" r="2"/><circle cx="16" cy="14" r="2"/>
        <circle cx="22" cy="14" r="2"/></g>
    </svg>

    """
}

/// The style of the coverage page: light and dark, contrasts of at least 4.5 to 1.
enum CoverageStyle {
  static let sheet = """
    :root { color-scheme: light dark; --page: #fff; --surface: #f2f5f8; --text: #1b2026;
      --muted: #51606e; --edge: #c4ccd4; --accent: #0b5cad;
      --ok: #d9f2e0; --ok-edge: #1b7f3b; --no: #fde2e0; --no-edge: #b3261e; --part: #fdf0cc;
      --part-edge: #8a5a00; }
    @media (prefers-color-scheme: dark) { :root { --page: #12171c; --surface: #1d252d;
      --text: #e9edf1; --muted: #aab6c2; --edge: #3a4652; --accent: #8ec2ff;
      --ok: #143522; --ok-edge: #5fd08a; --no: #43201f; --no-edge: #ff9a92; --part: #3d3113;
      --part-edge: #f0c75e; } }
    * { box-sizing: border-box; }
    html { font: 100%/1.5 system-ui, sans-serif; scroll-behavior: smooth; }
    body { margin: 0; background: var(--page); color: var(--text); display: grid;
      grid-template: auto auto 1fr / 17rem minmax(0, 1fr) 20rem;
      grid-template-areas: "head head head" "kinds kinds kinds" "nav main panel"; }
    header { grid-area: head; padding: 1.5rem 2rem 0; }
    h1 { margin: 0; font-size: 1.75rem; }
    header p { margin: 0; color: var(--muted); }
    .kinds { grid-area: kinds; display: grid; gap: .75rem; padding: 1rem 2rem;
      grid-template-columns: repeat(auto-fill, minmax(11rem, 1fr)); margin: 0; }
    .card { border-radius: .5rem; padding: .75rem 1rem; text-align: left; display: grid;
      grid-template: 1fr auto auto / 1fr auto; gap: .25rem .5rem; align-items: baseline; }
    .card > span:first-child { grid-column: 1 / -1; font-size: .875rem; line-height: 1.3; }
    .card strong { font-size: 1.5rem; line-height: 1.2; font-variant-numeric: tabular-nums; }
    .card:hover, .card.chosen { border-color: var(--accent); }
    .card.chosen { outline: 2px solid var(--accent); outline-offset: -2px; }
    .share { color: var(--muted); font: .8125rem ui-monospace, monospace; }
    .meter { grid-column: 1 / -1; display: block; height: .375rem; border-radius: 1rem;
      background: var(--edge); overflow: hidden; }
    .meter span { display: block; height: 100%; }
    .meter .ok { background: var(--ok-edge); } .meter .no { background: var(--no-edge); }
    .meter .part { background: var(--part-edge); }
    nav { grid-area: nav; position: sticky; top: 0; align-self: start; max-height: 100vh;
      overflow: auto; padding: 1rem 1rem 1rem 2rem; font-size: .875rem; }
    summary { cursor: pointer; font-weight: 600; margin-bottom: .5rem; }
    nav ul { list-style: none; margin: 0; padding: 0; }
    nav a { display: grid; grid-template-columns: 1fr auto; gap: .125rem .5rem; padding: .375rem 0;
      color: var(--text); text-decoration: none; overflow-wrap: break-word; }
    nav a:hover, nav a:hover .share { color: var(--accent); }
    .legend span { padding: .125rem .5rem; border-radius: .25rem; }
    .legend .ok { background: var(--ok); } .legend .no { background: var(--no); }
    .legend .part { background: var(--part); }
    button { font: inherit; padding: .375rem .75rem; border: 1px solid var(--edge);
      border-radius: .375rem; background: var(--surface); color: var(--text); cursor: pointer; }
    main { grid-area: main; padding: 1rem; }
    section h2 { position: sticky; top: 0; margin: 0; padding: .5rem; background: var(--page);
      font: 600 1rem ui-monospace, monospace; border-bottom: 1px solid var(--edge); }
    section { margin-bottom: 2rem; }
    table { border-collapse: collapse; width: 100%; font: .8125rem/1.45 ui-monospace, monospace; }
    td { padding: 0 .5rem; vertical-align: top; }
    td.n { width: 1%; color: var(--muted); text-align: right; user-select: none; }
    code { font: inherit; white-space: pre-wrap; overflow-wrap: anywhere; }
    tr.comment code { color: var(--muted); }
    tr[data-u] { cursor: pointer; scroll-margin-top: 25vh; }
    tr.ok td:last-child { background: var(--ok); box-shadow: inset 3px 0 var(--ok-edge); }
    tr.no td:last-child { background: var(--no); box-shadow: inset 3px 0 var(--no-edge); }
    tr.part td:last-child { background: var(--part); box-shadow: inset 3px 0 var(--part-edge); }
    tr:focus-visible, tr.chosen { outline: 2px solid var(--accent); outline-offset: -2px; }
    aside { grid-area: panel; position: sticky; top: 0; align-self: start; max-height: 100vh;
      overflow: auto; padding: 1rem 2rem 1rem 1rem; font-size: .875rem; overflow-wrap: anywhere; }
    aside h3 { font-size: .9375rem; margin: 1rem 0 .25rem; }
    aside ol, aside ul { margin: 0; padding-left: 1.25rem; }
    aside ul.missed { list-style: none; padding: 0; }
    .missed button { width: 100%; text-align: left; margin-bottom: .375rem; }
    .missed small { display: block; color: var(--muted); }
    aside.hint { color: var(--muted); }
    @media (max-width: 70rem) { body { display: block; }
      header, .kinds { padding-left: 1rem; padding-right: 1rem; }
      .kinds { grid-template-columns: repeat(auto-fill, minmax(9rem, 1fr)); }
      nav, aside { position: static; max-height: none; padding: 1rem; }
      main { padding: 0 .5rem; }
      td { padding: 0 .25rem; }
      aside:not(.hint) { position: sticky; bottom: 0; max-height: 45vh;
        background: var(--surface); border-top: 2px solid var(--accent); } }
    """
}

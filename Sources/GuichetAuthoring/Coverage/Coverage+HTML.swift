import GuichetCore

extension Coverage {
  /// The coverage as one HTML page that needs nothing else: the shares, what is missed, and the bot's
  /// files, each line coloured by what reaches it.
  ///
  /// A line that something stands on can be chosen; a panel then shows the transcripts that reach it,
  /// or the shortest conversation that would.
  ///
  /// - Parameter title: The bot's name.
  /// - Returns: The page.
  public func html(title: String) -> String {
    let files = self.files.sorted { $0.key < $1.key }.map {
      FileCoverage(name: $0.key, text: $0.value, of: self)
    }
    var html = """
      <!DOCTYPE html>
      <html lang="fr-CA">
      <head>
      <meta charset="utf-8">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <title>Couverture : \(HTMLText.escaped(title))</title>
      <style>\(CoverageStyle.sheet)</style>
      </head>
      <body>
      <header>
      <h1>Couverture</h1>
      <p>\(HTMLText.escaped(title)), par \(witnesses.count) transcriptions</p>
      </header>
      <section class="kinds" aria-label="Par sorte">

      """
    for (index, kind) in CoverageUnit.Kind.allCases.enumerated() where count(kind).total > 0 {
      html += card(kind, number: index)
    }
    html += """
      </section>
      <nav aria-label="Fichiers"><details open id="files"><summary>\(files.count) fichiers</summary><ul>

      """
    for (index, file) in files.enumerated() {
      html +=
        "<li><a href=\"#f\(index)\"><span>\(Self.breakable(file.name))</span>"
        + "<span class=\"share\">\(file.reached)/\(file.total)</span>\(Self.meter(file.permille))</a></li>\n"
    }
    html += """
      </ul></details>
      <p class="legend"><span class="ok">atteint</span> <span class="part">en partie</span>
      <span class="no">jamais</span></p>
      <p><button type="button" id="next">Ligne suivante jamais atteinte</button></p>
      </nav>
      <main>

      """
    for (index, file) in files.enumerated() { html += table(of: file, at: index) }
    html += """
      </main>
      <aside aria-live="polite" id="panel" class="hint"><p>Choisissez une ligne colorée : les
      transcriptions qui y passent s'affichent ici, ou la conversation qui l'atteindrait. Choisissez une
      sorte, en haut, pour voir ce qui y manque.</p></aside>
      <script>
      const kinds = \(Self.literal(CoverageUnit.Kind.allCases.map(\.label)));
      const witnesses = \(Self.literal(witnesses.map { "\($0.name) — \($0.file)" }));
      const units = [\(units.indices.map(literal).joined(separator: ",\n"))];
      \(CoverageScript.code)
      </script>
      </body>
      </html>

      """
    return html
  }

  private func card(_ kind: CoverageUnit.Kind, number: Int) -> String {
    let (reached, total) = count(kind)
    let share = permille(kind)
    return "<button type=\"button\" class=\"card\" data-k=\"\(number)\">"
      + "<span>\(HTMLText.escaped(kind.label))</span>"
      + "<strong>\(share / 10),\(share % 10)\u{A0}%</strong>"
      + "<span class=\"share\">\(reached)/\(total)</span>\(Self.meter(share))</button>\n"
  }

  /// A path that may be broken behind its slashes.
  private static func breakable(_ path: String) -> String {
    HTMLText.escaped(path).replacing("/", with: "/<wbr>")
  }

  private static func meter(_ permille: Int) -> String {
    let level = permille >= 950 ? "ok" : permille >= 600 ? "part" : "no"
    return
      "<span class=\"meter\"><span class=\"\(level)\" style=\"width:\(permille / 10)%\"></span></span>"
  }

  private func table(of file: FileCoverage, at index: Int) -> String {
    var html =
      "<section id=\"f\(index)\"><h2>\(HTMLText.escaped(file.name)) "
      + "<span class=\"share\">\(file.reached)/\(file.total)</span></h2>\n<table>\n"
    for (offset, line) in file.lines.enumerated() {
      let number = offset + 1
      let code = "<td class=\"n\">\(number)</td>"
      let text = "<td><code>\(HTMLText.escaped(String(line)))</code></td></tr>\n"
      guard let units = file.units[number] else {
        let isComment = line.drop { $0 == " " }.hasPrefix("#")
        html += "<tr\(isComment ? " class=\"comment\"" : "")>\(code)<td class=\"n\"></td>\(text)"
        continue
      }
      let reached = Set(units.flatMap { reachedBy[$0] }).count
      let numbers = units.map(String.init).joined(separator: ",")
      html +=
        "<tr class=\"\(file.level(of: number, in: self))\" tabindex=\"0\" data-u=\"\(numbers)\">"
        + "\(code)<td class=\"n\">\(reached == 0 ? "–" : String(reached))</td>\(text)"
    }
    return html + "</table></section>\n"
  }

  /// A unit as the page's script reads it: what it is, who reaches it, what would, its kind.
  private func literal(of number: Int) -> String {
    let witnesses = reachedBy[number].map(String.init).joined(separator: ",")
    return
      "[\(Self.literal(units[number].what)),[\(witnesses)],\(Self.literal(suggestions[number] ?? [])),\(kindNumber(of: number))]"
  }

  private func kindNumber(of number: Int) -> Int {
    CoverageUnit.Kind.allCases.firstIndex(of: units[number].kind) ?? 0
  }

  private static func literal(_ texts: [String]) -> String {
    "[" + texts.map(literal).joined(separator: ",") + "]"
  }

  /// A text as a JavaScript string that cannot end the script it stands in.
  private static func literal(_ text: String) -> String {
    var result = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": result += "\\\""
      case "\\": result += "\\\\"
      case "<", ">", "&", "\u{2028}", "\u{2029}": result += escape(scalar)
      default:
        if scalar.value < 32 {
          result += escape(scalar)
        } else {
          result.unicodeScalars.append(scalar)
        }
      }
    }
    return result + "\""
  }

  private static func escape(_ scalar: Unicode.Scalar) -> String {
    let digits = String(scalar.value, radix: 16)
    return "\\u" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits
  }
}

/// One file with what stands on each of its lines.
private struct FileCoverage {
  let name: String
  let lines: [Substring]
  /// The numbers of the units on a line, from 1.
  private(set) var units: [Int: [Int]] = [:]
  private(set) var reached = 0
  private(set) var total = 0

  init(name: String, text: String, of coverage: Coverage) {
    self.name = name
    lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    for (number, unit) in coverage.units.enumerated() where unit.location.file == name {
      total += 1
      if !coverage.reachedBy[number].isEmpty { reached += 1 }
      for line in unit.location.line...unit.lastLine { units[line, default: []].append(number) }
    }
  }

  var permille: Int { total == 0 ? 1_000 : reached * 1_000 / total }

  /// `ok`, `part` or `no`.
  func level(of line: Int, in coverage: Coverage) -> String {
    let units = units[line] ?? []
    let reached = units.count { !coverage.reachedBy[$0].isEmpty }
    return reached == units.count ? "ok" : reached == 0 ? "no" : "part"
  }
}

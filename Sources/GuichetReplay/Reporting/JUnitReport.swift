import GuichetCore

extension ReplayReport {
  /// The report as JUnit XML, one test case a transcript; the time a run took is left out, so that
  /// the same run gives the same bytes.
  public var junit: String {
    let errors = findings.filter { $0.severity == .error }
    let files = Set(errors.map(\.location.file)).sorted()
    let failed = results.count { !$0.passed }
    let counts =
      "tests=\"\(results.count + files.count)\" failures=\"\(failed)\" errors=\"\(files.count)\""
    var lines = [
      "<?xml version=\"1.0\" encoding=\"UTF-8\"?>",
      "<testsuites name=\"guichet replay\" \(counts)>",
      "  <testsuite name=\"transcriptions\" \(counts) skipped=\"0\">",
    ]
    for result in results { lines += Self.testCase(result) }
    for file in files {
      let texts = errors.filter { $0.location.file == file }.map(\.description)
      lines += Self.testCase(
        name: file, file: file, tag: "error", type: "transcript", message: texts.first ?? "",
        text: texts.joined(separator: "\n"))
    }
    lines += ["  </testsuite>", "</testsuites>"]
    return lines.joined(separator: "\n") + "\n"
  }

  private static func testCase(_ result: ReplayResult) -> [String] {
    let transcript = result.transcript
    guard let first = result.mismatches.first else {
      return ["    \(opening(name: transcript.title, file: transcript.file))/>"]
    }
    let kinds = Mismatch.Kind.allCases.filter { kind in
      result.mismatches.contains { $0.kind == kind }
    }
    return testCase(
      name: transcript.title, file: transcript.file, tag: "failure",
      type: kinds.map(\.rawValue).joined(separator: " "),
      message: "\(first.location): \(first.kind.label)",
      text: ReplayReport.lines(of: result).joined(separator: "\n"))
  }

  private static func testCase(
    name: String, file: String, tag: String, type: String, message: String, text: String
  ) -> [String] {
    [
      "    \(opening(name: name, file: file))>",
      "      <\(tag) type=\"\(escaped(type))\" message=\"\(escaped(message))\">"
        + "\(escaped(text, isAttribute: false))</\(tag)>",
      "    </testcase>",
    ]
  }

  private static func opening(name: String, file: String) -> String {
    "<testcase classname=\"\(escaped(file))\" name=\"\(escaped(name))\" file=\"\(escaped(file))\""
  }

  /// Text as XML 1.0 allows it: what it cannot hold becomes U+FFFD (section 2.2, "Characters").
  private static func escaped(_ text: String, isAttribute: Bool = true) -> String {
    var result = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": result += "&amp;"
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      case "\"": result += "&quot;"
      // A parser would turn these into spaces in an attribute, and a lone CR into LF.
      case "\n", "\t":
        result += isAttribute ? "&#\(scalar.value);" : String(scalar)
      case "\r": result += "&#13;"
      default:
        let isAllowed = scalar.value >= 0x20 && scalar.value != 0xFFFE && scalar.value != 0xFFFF
        result.unicodeScalars.append(isAllowed ? scalar : "\u{FFFD}")
      }
    }
    return result
  }
}

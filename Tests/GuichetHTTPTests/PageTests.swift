import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import Testing

@testable import GuichetHTTP

@Suite struct PageTests {
  static let files = [
    ("/", "text/html"), ("/page.css", "text/css"), ("/page.js", "text/javascript"),
    ("/icon.svg", "image/svg+xml"),
  ]

  @Test(arguments: files)
  func aFileOfThePageIsServedWithItsTypeAndAStrictPolicy(
    path: String, mediaType: String
  ) async throws {
    try await Harness().run { client in
      let response = try await client.get(path)
      #expect(response.status == .ok)
      #expect(response.headers[.contentType] == "\(mediaType); charset=utf-8")
      #expect(response.headers[.cacheControl] == "no-cache")
      let policy = try #require(response.headers[.contentSecurityPolicy])
      #expect(policy.contains("default-src 'none'"))
      #expect(policy.contains("frame-ancestors 'none'"))
      #expect(!policy.contains("unsafe"))
    }
  }

  @Test(arguments: files)
  func aFileTheBrowserHoldsIsNotSentAgain(path: String, mediaType: String) async throws {
    try await Harness().run { client in
      let tag = try #require(try await client.get(path).headers[.eTag])
      for known in [tag, "W/\(tag)", "\"autre\", \(tag)"] {
        let response = try await client.get(path, headers: [.ifNoneMatch: known])
        #expect(response.status == .notModified)
        #expect(response.headers[.eTag] == tag)
        #expect(response.body.readableBytes == 0)
      }
      #expect(try await client.get(path, headers: [.ifNoneMatch: "\"autre\""]).status == .ok)
    }
  }

  @Test func thePageIsFrenchAndHoldsNothingInline() async throws {
    try await Harness().run { client in
      let page = try await client.get("/").text
      #expect(page.contains(#"<html lang="fr-CA">"#))
      #expect(page.contains(#"role="log""#))
      #expect(page.contains(#"<label for="message">"#))
      #expect(!page.contains("<style"))
      #expect(page.ranges(of: #/<script\b(?![^>]*\bsrc=)/#).isEmpty)
      #expect(page.ranges(of: #/\s(?:on\w+|style)=/#).isEmpty)
    }
  }

  @Test func everyFileThePageNamesIsServed() async throws {
    try await Harness().run { client in
      let page = try await client.get("/").text
      let names = page.matches(of: #/(?:src|href)="([^"#]+)"/#).map { String($0.output.1) }
      #expect(names.sorted() == ["icon.svg", "page.css", "page.js"])
      for name in names {
        #expect(try await client.get("/\(name)").status == .ok)
      }
    }
  }

  @Test func theTitleIsTheBotsAndIsEscaped() async throws {
    let configuration = HTTPConfiguration(pageTitle: #"L'aide <b>"R&D"</b>"#)
    try await Harness(configuration: configuration).run { client in
      let page = try await client.get("/").text
      #expect(page.contains("<h1>L&#39;aide &lt;b&gt;&quot;R&amp;D&quot;&lt;/b&gt;</h1>"))
      #expect(!page.contains("<b>"))
    }
  }

  @Test func theScriptReadsNothingAsHTML() {
    for forbidden in [
      "innerHTML", "outerHTML", "insertAdjacentHTML", "document.write", "eval(", "DOMParser",
      "new Function", "srcdoc",
    ] {
      #expect(!PageScript.module.contains(forbidden))
    }
  }

  @Test(arguments: ["light", "dark"])
  func contrastsMeetTheLevelDoubleA(scheme: String) throws {
    let blocks = PageStyle.sheet.components(separatedBy: "prefers-color-scheme: dark")
    let block = try #require(scheme == "light" ? blocks.first : blocks.last)
    let pairs = [
      ("text", "page", 4.5), ("text", "surface", 4.5), ("text", "own", 4.5),
      ("muted", "page", 4.5), ("muted", "surface", 4.5), ("accent", "page", 4.5),
      ("accent", "surface", 4.5), ("on-accent", "accent", 4.5), ("edge", "page", 3),
    ]
    for (front, back, least) in pairs {
      let ratio = try Self.contrast(Self.colour(front, in: block), Self.colour(back, in: block))
      #expect(ratio >= least, "\(front) on \(back): \(ratio)")
    }
  }

  /// The red, green and blue of `--name: #rrggbb`, each from 0 to 1.
  private static func colour(_ name: String, in block: String) throws -> [Double] {
    let property = try Regex("--\(name): #([0-9a-f]{6});", as: (Substring, Substring).self)
    let digits = try #require(block.firstMatch(of: property)).output.1
    let value = try #require(Int(digits, radix: 16))
    return [value >> 16, value >> 8 & 0xFF, value & 0xFF].map { Double($0) / 255 }
  }

  /// The contrast ratio of WCAG 2.2.
  private static func contrast(_ one: [Double], _ other: [Double]) -> Double {
    let lights = [luminance(one), luminance(other)].sorted()
    return (lights[1] + 0.05) / (lights[0] + 0.05)
  }

  private static func luminance(_ colour: [Double]) -> Double {
    let linear = colour.map { $0 <= 0.04045 ? $0 / 12.92 : pow(($0 + 0.055) / 1.055, 2.4) }
    return zip(linear, [0.2126, 0.7152, 0.0722]).map(*).reduce(0, +)
  }
}

import HTTPTypes
import Hummingbird
import HummingbirdTesting
import Testing

@testable import GuichetHTTP

@Suite struct WidgetTests {
  @Test func theWidgetIsOneSmallFileThatAnyPageMayLoad() async throws {
    try await Harness().run { client in
      let response = try await client.get("/widget.js")
      #expect(response.status == .ok)
      #expect(response.headers[.contentType] == "text/javascript; charset=utf-8")
      let policy = try #require(HTTPField.Name("Cross-Origin-Resource-Policy"))
      #expect(response.headers[policy] == "cross-origin")
      #expect(response.body.readableBytes < WidgetScript.mostBytes)
      #expect(!response.text.contains("import "))
    }
  }

  @Test func theWidgetReadsNothingAsHTML() throws {
    let script = try WidgetScript(title: "T", privacyNotice: "N").text
    for forbidden in ["innerHTML", "outerHTML", "insertAdjacentHTML", "eval(", ".cssText"] {
      #expect(!script.contains(forbidden))
    }
  }

  @Test func theTitleAndTheNoticeAreText() throws {
    let script = try WidgetScript(title: #"L'aide "R&D" </script>"#, privacyNotice: "un\n\ndeux")
    #expect(script.text.contains(#"const title = "L'aide \"R&D\" </script>";"#))
    #expect(script.text.contains(#"const notice = "un\n\ndeux";"#))
  }

  @Test func theLettersFollowThePersonAndNotThePage() {
    #expect(!WidgetStyle.sheet.contains("rem"))
    #expect(WidgetStyle.sheet.contains("font:medium"))
  }

  @Test func thePageTellsItsNoticeInParagraphs() async throws {
    var harness = Harness()
    harness.configuration.privacyNotice = "Un <b>avis</b>.\n\nUn autre."
    try await harness.run { client in
      let page = try await client.get("/").text
      #expect(page.contains("<p>Un &lt;b&gt;avis&lt;/b&gt;.</p><p>Un autre.</p>"))
    }
  }

  @Test func aSectionOfTheGuideIsShownToListedOriginsToo() async throws {
    let section = GuideSection(
      section: "2", title: "Obtenir", passages: [.init(lines: [27, 28], text: "Pour…")])
    var harness = Harness(guide: [section])
    harness.configuration.allowedOrigins = ["https://exemple.org"]
    try await harness.run { client in
      let response = try await client.get(
        "/v1/guide/2", headers: [.origin: "https://exemple.org"])
      #expect(
        response.text
          == #"{"passages":[{"lines":[27,28],"text":"Pour…"}],"section":"2","title":"Obtenir"}"#)
      #expect(response.headers[.accessControlAllowOrigin] == "https://exemple.org")
      try await client.get("/v1/guide/3").expectProblem(.notFound)
    }
    try await Harness().run { client in
      try await client.get("/v1/guide/2").expectProblem(.notFound)
    }
  }
}

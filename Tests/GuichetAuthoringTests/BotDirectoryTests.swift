import Foundation
import GuichetAuthoring
import GuichetCore
import GuichetTestKit
import Testing

@Suite struct BotDirectoryTests {
  private let files: BotFiles
  private var directory: BotDirectory { BotDirectory(path: files.path) }

  init() throws { files = try BotFiles(["a/b.yml": "été", "a/c/d.yml": "", "a/e.txt": ""]) }

  private func finding(_ file: String) -> String? {
    var findings: [Diagnostic] = []
    let text = directory.text(of: file, findings: &findings)
    #expect((text == nil) == (findings.count == 1))
    return findings.first.map { "\($0.location) \($0.id)" }
  }

  @Test func aFileIsRead() {
    var findings: [Diagnostic] = []
    #expect(directory.text(of: "a/b.yml", findings: &findings) == "été")
    #expect(directory.text(of: "a/c/d.yml", findings: &findings) == "")
    #expect(findings.isEmpty)
  }

  @Test func aMissingFileIsAFinding() {
    #expect(finding("a/absent.yml") == "a/absent.yml:1:1 file.missing")
  }

  @Test func aFolderInPlaceOfAFileIsUnreadable() {
    #expect(finding("a/c") == "a/c:1:1 file.unreadable")
  }

  @Test(arguments: [[0xFF], [0xC3], [0x61, 0xE9, 0x62], [0xED, 0xA0, 0x80], [0xC0, 0xAF]])
  func aFileInAnotherEncodingIsAFinding(bytes: [UInt8]) throws {
    try files.write(Data(bytes), to: "latin.yml")
    #expect(finding("latin.yml") == "latin.yml:1:1 file.encoding")
  }

  @Test func aFileOverTheLimitIsAFinding() throws {
    try files.write("a", to: "big.yml")
    let handle = try FileHandle(forWritingTo: files.url("big.yml"))
    try handle.truncate(atOffset: UInt64(BotDirectory.largestFile) + 1)
    try handle.close()
    #expect(finding("big.yml") == "big.yml:1:1 file.too-large")
  }

  @Test func aFolderBehindALinkIsRead() throws {
    try FileManager.default.createSymbolicLink(
      at: files.url("link"), withDestinationURL: files.url("a"))
    #expect(directory.files(in: "link", extensions: ["yml"]) == ["link/b.yml", "link/c/d.yml"])
  }

  @Test func filesOfAFolderAreSortedWithTheirSubfolders() {
    #expect(directory.files(in: "a", extensions: ["yml"]) == ["a/b.yml", "a/c/d.yml"])
    #expect(directory.files(in: "a", extensions: ["yml", "txt"]).count == 3)
    #expect(directory.files(in: "absent", extensions: ["yml"]).isEmpty)
  }
}

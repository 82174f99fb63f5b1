import Foundation
import GuichetCore
import GuichetReplay
import Testing

struct TranscriptFilesTests {
  private func withFolder(_ body: (String) throws -> Void) throws {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString)
    try FileManager.default.createDirectory(
      at: folder.appendingPathComponent("b/.cache"), withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    try body(folder.path)
  }

  @Test func foldersAreSearchedInOrderAndEveryFileIsReadOnce() throws {
    try withFolder { folder in
      for name in ["z.convo.txt", "b/a.convo.txt", "b/notes.txt", "b/.cache/x.convo.txt"] {
        try TranscriptFiles.write("\(name)\n#me\na\n", to: "\(folder)/\(name)")
      }
      let (sources, findings) = TranscriptFiles.load([folder + "/", "\(folder)/z.convo.txt"])
      #expect(findings == [])
      #expect(sources.map(\.transcript.name) == ["b/a.convo.txt", "z.convo.txt"])
      #expect(
        sources.map(\.transcript.file) == ["\(folder)/b/a.convo.txt", "\(folder)/z.convo.txt"])
      #expect(sources.first?.text == "b/a.convo.txt\n#me\na\n")
    }
  }

  @Test func whatCannotBeReadIsAFindingAndTheRestIsRead() throws {
    try withFolder { folder in
      try Data([0x23, 0xFF, 0xFE]).write(to: URL(fileURLWithPath: "\(folder)/a.convo.txt"))
      try Data(count: TranscriptFiles.largestFile + 1)
        .write(to: URL(fileURLWithPath: "\(folder)/b.convo.txt"))
      try TranscriptFiles.write("#bto\n", to: "\(folder)/c.convo.txt")
      try TranscriptFiles.write("\u{FEFF}#me\n", to: "\(folder)/d.convo.txt")
      let (sources, findings) = TranscriptFiles.load([folder, "\(folder)/b/.cache", "absent"])
      #expect(sources.map(\.text) == ["\u{FEFF}#me\n"])
      #expect(
        Set(findings.map(\.id)) == [
          "transcript.file.encoding", "transcript.file.too-large", "transcript.section.unknown",
          "transcript.file.none", "transcript.file.missing",
        ])
    }
  }
}

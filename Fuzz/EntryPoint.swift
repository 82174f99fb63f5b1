import Foundation

/// What libFuzzer calls with each input: `GUICHET_FUZZ_TARGET` says which property is tried.
///
/// A property that does not hold ends the process with the reason; libFuzzer keeps the input.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzOneInput(_ bytes: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  FuzzTarget.chosen.run(Array(UnsafeBufferPointer(start: bytes, count: count)))
  return 0
}

/// What is fuzzed.
enum FuzzTarget: String, CaseIterable {
  /// Folding, reading, matching and a whole turn of the repository's bot.
  case messages
  /// The masks of the repository's bot.
  case masks
  /// A file of a small bot replaced by any text, loaded and checked.
  case files
  /// Transcripts.
  case transcripts

  /// The target named in the environment.
  static let chosen: FuzzTarget = {
    let name = ProcessInfo.processInfo.environment["GUICHET_FUZZ_TARGET"] ?? ""
    guard let target = FuzzTarget(rawValue: name) else {
      let known = FuzzTarget.allCases.map(\.rawValue).joined(separator: ", ")
      fatalError("GUICHET_FUZZ_TARGET is one of: \(known)")
    }
    return target
  }()

  /// Tries one input.
  func run(_ bytes: [UInt8]) {
    switch self {
    case .messages: MessageProperties.check(String(decoding: bytes, as: UTF8.self))
    case .masks: MaskProperties.check(String(decoding: bytes, as: UTF8.self))
    case .files: FileProperties.check(bytes)
    case .transcripts: TranscriptProperties.check(String(decoding: bytes, as: UTF8.self))
    }
  }
}

/// Ends the process when a property does not hold.
func require(_ holds: Bool, _ property: @autoclosure () -> String) {
  if !holds { fatalError("property: \(property())") }
}

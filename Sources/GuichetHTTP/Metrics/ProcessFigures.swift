import FoundationEssentials

/// What the system knows of this process; only what can be read.
enum ProcessFigures {
  private static let pageBytes = 4096

  /// The lines for Prometheus, under the names its client libraries use.
  static var exposition: String {
    var text = ""
    if let bytes = residentBytes {
      text += "# TYPE process_resident_memory_bytes gauge\nprocess_resident_memory_bytes \(bytes)\n"
    }
    if let files = openFiles {
      text += "# TYPE process_open_fds gauge\nprocess_open_fds \(files)\n"
    }
    return text
  }

  /// The memory that is in use, in bytes (`/proc/self/statm`, the second number in pages).
  static var residentBytes: Int? {
    guard let data = try? Data(contentsOf: URL(filePath: "/proc/self/statm")) else { return nil }
    let numbers = String(decoding: data, as: UTF8.self).split(separator: " ")
    return numbers.dropFirst().first.flatMap { Int($0) }.map { $0 * pageBytes }
  }

  /// The descriptors that are open.
  static var openFiles: Int? {
    try? FileManager.default.contentsOfDirectory(atPath: "/proc/self/fd").count
  }
}

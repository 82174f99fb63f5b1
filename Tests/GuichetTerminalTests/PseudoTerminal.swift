import Glibc
import Synchronization

/// A terminal without a window: what is typed is written, what is shown is read.
final class PseudoTerminal: Sendable {
  let master: Int32
  /// The side a program takes for a terminal.
  let device: Int32
  private let screen = Mutex<[UInt8]>([])

  /// Opens one of the given width.
  init(columns: UInt16 = 80) throws {
    // Linux's ioctls TIOCSPTLCK and TIOCGPTN; their macros are not imported.
    let (unlock, number): (UInt, UInt) = (0x4004_5431, 0x8004_5430)
    master = open("/dev/ptmx", O_RDWR | O_NOCTTY | O_CLOEXEC)
    var lock: Int32 = 0
    var index: Int32 = 0
    guard master >= 0, ioctl(master, unlock, &lock) == 0, ioctl(master, number, &index) == 0 else {
      throw SystemError(code: errno)
    }
    device = open("/dev/pts/\(index)", O_RDWR | O_NOCTTY)
    guard device >= 0 else { throw SystemError(code: errno) }
    resize(columns: columns)
  }

  /// All that was shown so far.
  private var shown: String { String(decoding: screen.withLock { $0 }, as: UTF8.self) }

  func resize(columns: UInt16) {
    var size = [24, columns, 0, 0]
    _ = ioctl(device, UInt(TIOCSWINSZ), &size)
  }

  /// The modes of the terminal, to compare.
  var modes: [UInt32] {
    var modes = termios()
    tcgetattr(device, &modes)
    return [modes.c_iflag, modes.c_oflag, modes.c_cflag, modes.c_lflag]
  }

  /// Types each text at a prompt of its own, and goes on reading.
  ///
  /// When `edited`, a line editor reads, which is ready once the terminal is in raw mode.
  func type(_ texts: [String], edited: Bool) throws {
    try onThread { [self] in
      var rest = texts[...]
      var seen = 0
      var buffer = [UInt8](repeating: 0, count: 4096)
      while true {
        let count = read(master, &buffer, buffer.count)
        guard count > 0 else { return }
        let all = screen.withLock {
          $0 += buffer.prefix(count)
          return $0
        }
        let unseen = String(decoding: all[seen...], as: UTF8.self)
        guard unseen.contains("Vous ›"), let text = rest.popFirst() else { continue }
        seen = all.count
        while edited && modes[3] & UInt32(ICANON) != 0 { usleep(1000) }
        writeAll(Array(text.utf8), to: master)
      }
    }
  }

  /// Sends the process each signal once a text was shown, in this order.
  func send(_ signals: [(signal: Int32, onceShown: String)]) throws {
    try onThread { [self] in
      for (signal, text) in signals {
        waits(for: text)
        kill(getpid(), signal)
      }
    }
  }

  /// Returns all that was shown, once nothing more is under way.
  func shownInTheEnd() -> String {
    let mark = "[fin]"
    writeAll(Array(mark.utf8), to: device)
    waits(for: mark)
    return shown.replacing(mark, with: "")
  }

  private func waits(for text: String) {
    while !shown.contains(text) { usleep(1000) }
  }
}

import NIOCore

#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#else
import Darwin
#endif

/// Why a server could not start.
public struct HTTPServerError: Error, CustomStringConvertible, Sendable {
  /// The host that was asked for.
  public let host: String
  /// The port that was asked for.
  public let port: Int
  /// Why it cannot be listened on, in French.
  public let reason: String

  init(host: String, port: Int, reason: String) {
    self.host = host
    self.port = port
    self.reason = reason
  }

  /// Reads why a listening socket could not be had; `nil` when the error is about something else.
  init?(host: String, port: Int, cause: any Error) {
    let reason: String? =
      switch cause {
      case let error as IOError: Self.reason(of: error)
      case is SocketAddressError: "cette adresse est inconnue"
      default: nil
      }
    guard let reason else { return nil }
    self.init(host: host, port: port, reason: reason)
  }

  private static func reason(of error: IOError) -> String {
    switch error.errnoCode {
    case EADDRINUSE: "ce port est déjà utilisé par un autre programme"
    case EACCES, EPERM: "ce port demande des droits que ce programme n’a pas"
    case EADDRNOTAVAIL: "cette adresse n’est pas celle de cet ordinateur"
    default: "\(error)"
    }
  }

  /// The sentence to show whoever started the server.
  public var description: String {
    "impossible d’écouter sur \(ListeningAddress.url(host: host, port: port)) : \(reason)"
  }
}

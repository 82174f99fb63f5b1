/// Writes the address a server listens on as a browser takes it.
enum ListeningAddress {
  /// `http://host:port`, an IPv6 address in brackets.
  static func url(host: String, port: Int, isSecure: Bool = false) -> String {
    let scheme = isSecure ? "https" : "http"
    return host.contains(":") ? "\(scheme)://[\(host)]:\(port)" : "\(scheme)://\(host):\(port)"
  }
}

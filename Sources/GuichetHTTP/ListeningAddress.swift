/// Writes the address a server listens on as a browser takes it.
enum ListeningAddress {
  /// `http://host:port`, an IPv6 address in brackets.
  static func url(host: String, port: Int) -> String {
    host.contains(":") ? "http://[\(host)]:\(port)" : "http://\(host):\(port)"
  }
}

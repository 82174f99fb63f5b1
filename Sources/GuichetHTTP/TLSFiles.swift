import HummingbirdTLS

/// The files of a certificate, so that the server speaks HTTPS itself.
public struct TLSFiles: Equatable, Sendable {
  /// The certificate and those that vouch for it, PEM, the server's own first.
  public var certificate: String
  /// Its private key, PEM.
  public var key: String

  /// Creates the pair.
  public init(certificate: String, key: String) {
    self.certificate = certificate
    self.key = key
  }

  /// Reads both files.
  ///
  /// - Throws: NIOSSL's error when one cannot be read or they do not belong together.
  func load() throws -> TLSConfiguration {
    let chain = try NIOSSLCertificate.fromPEMFile(certificate)
    let key = try NIOSSLPrivateKey(file: key, format: .pem)
    var configuration = TLSConfiguration.makeServerConfiguration(
      certificateChain: chain.map { .certificate($0) }, privateKey: .privateKey(key))
    configuration.minimumTLSVersion = .tlsv12
    return configuration
  }
}

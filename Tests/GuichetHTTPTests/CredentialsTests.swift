import GuichetStore
import Testing

@testable import GuichetHTTP

@Suite struct CredentialsTests {
  @Test func theIdHas128BitsAndTheToken256() {
    let credentials = Credentials()
    #expect(credentials.conversation.wholeMatch(of: #/[0-9a-f]{32}/#) != nil)
    #expect(credentials.token.text.wholeMatch(of: #/[0-9a-f]{64}/#) != nil)
  }

  @Test func bytesBelowSixteenKeepTheirZero() {
    #expect(Hexadecimal.encode([0x00, 0x0F, 0x10, 0xFF]) == "000f10ff")
  }

  @Test func aTokensDigestIsItsSHA256() throws {
    let digest = try #require(BearerToken(text: "abc").digest)
    #expect(
      Hexadecimal.encode(digest.bytes)
        == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad")
  }

  @Test func digestsAreEqualOnlyWhenEveryByteIs() throws {
    let zeros = [UInt8](repeating: 0, count: TokenDigest.byteCount)
    let digest = try #require(TokenDigest(bytes: zeros))
    #expect(digest == TokenDigest(bytes: zeros))
    for place in zeros.indices {
      var bytes = zeros
      bytes[place] = 1
      #expect(try #require(TokenDigest(bytes: bytes)) != digest)
    }
  }

  @Test(arguments: [0, 31, 33])
  func aDigestOfAnotherLengthIsNone(count: Int) {
    #expect(TokenDigest(bytes: [UInt8](repeating: 0, count: count)) == nil)
  }
}

import Testing

@testable import GuichetHTTP

@Suite struct PercentEncodingTests {
  @Test(arguments: [
    ("", ""), ("anne", "anne"), ("%41%62", "Ab"), ("a%2Fb", "a/b"), ("%c3%A9", "é"),
    ("a+b", "a+b"),
  ])
  func escapesBecomeTheirBytes(text: String, decoded: String) {
    #expect(PercentEncoding.decode(text) == decoded)
  }

  @Test(arguments: ["%", "%4", "%G0", "%0G", "%FF", "a%C3"])
  func whatCannotBeReadIsNil(text: String) {
    #expect(PercentEncoding.decode(text) == nil)
  }
}

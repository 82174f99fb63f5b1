import GuichetStore
import Testing

@Suite struct StoreURLTests {
  @Test func theThreeStoresAreNamed() {
    #expect(StoreURL("memory:") == .memory)
    #expect(StoreURL("sqlite:un dossier/g.sqlite") == .sqlite(path: "un dossier/g.sqlite"))
    for url in ["postgres://u@h/d", "postgresql://h"] { #expect(StoreURL(url) == .postgreSQL(url)) }
  }

  @Test(arguments: ["", "memory", "sqlite:", "mysql://h/d", "postgres:/h", "g.sqlite"])
  func nothingElseIs(url: String) {
    #expect(StoreURL(url) == nil)
  }

  @Test(arguments: [
    ("sqlite:guichet.sqlite", "sqlite:guichet.sqlite"),
    ("postgres://h:5432/d", "postgres://h:5432/d"),
    ("postgres://u@h:5432/d", "postgres://u@h:5432/d"),
    ("postgres://u:mot@h/d", "postgres://u:•••@h/d"),
    ("postgres://u:m@t:x/y@h/d?sslmode=require", "postgres://u:•••@h/d?sslmode=require"),
    ("postgres://h/d?user=u&password=mot&port=1", "postgres://h/d?user=u&password=•••&port=1"),
    ("mysql://u:mot@h", "mysql://u:•••@h"),
  ])
  func passwordsAreNotShown(url: String, shown: String) {
    #expect(StoreURL.shown(url) == shown)
  }
}

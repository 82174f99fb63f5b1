// swift-tools-version: 6.2
import PackageDescription

let package = Package(
  name: "guichet",
  products: [
    .executable(name: "guichet", targets: ["GuichetCLI"]),
    .library(
      name: "GuichetEngine",
      targets: ["GuichetCore", "GuichetEngine", "GuichetAuthoring", "GuichetStore"]),
  ],
  traits: [
    .trait(
      name: "PostgreSQL", description: "Conversations in PostgreSQL, over libpq (libpq-dev).")
  ],
  dependencies: [
    .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
    .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/hummingbird-project/hummingbird", from: "2.28.1"),
    .package(url: "https://github.com/apple/swift-crypto", from: "4.5.2"),
    .package(url: "https://github.com/apple/swift-http-types", from: "1.8.0"),
    .package(url: "https://github.com/apple/swift-nio", from: "2.101.0"),
    .package(url: "https://github.com/apple/swift-nio-extras", from: "1.35.2"),
    .package(url: "https://github.com/apple/swift-log", from: "1.16.2"),
    .package(url: "https://github.com/apple/swift-metrics", from: "2.13.0"),
    .package(url: "https://github.com/swift-server/async-http-client", from: "1.37.0"),
    .package(url: "https://github.com/swift-server/swift-service-lifecycle", from: "2.13.0"),
  ],
  targets: [
    .systemLibrary(
      name: "CPCRE2", pkgConfig: "libpcre2-8", providers: [.apt(["libpcre2-dev"])]),
    .systemLibrary(
      name: "CEditLine", pkgConfig: "libedit", providers: [.apt(["libedit-dev"])]),
    .target(name: "PatternEngine", dependencies: ["CPCRE2"]),
    .target(name: "GuichetCore"),
    .target(name: "GuichetMatching", dependencies: ["GuichetCore", "PatternEngine"]),
    .target(name: "GuichetKnowledge", dependencies: ["GuichetCore", "PatternEngine"]),
    .target(name: "GuichetDialogue", dependencies: ["GuichetCore"]),
    .target(
      name: "GuichetEngine",
      dependencies: ["GuichetCore", "GuichetMatching", "GuichetDialogue", "GuichetKnowledge"]),
    .target(
      name: "GuichetAuthoring",
      dependencies: [
        "GuichetCore", "PatternEngine", "GuichetMatching", "GuichetDialogue", "GuichetKnowledge",
        "GuichetEngine", "GuichetReplay", .product(name: "Yams", package: "Yams"),
      ]),
    .target(
      name: "GuichetStore", dependencies: ["GuichetCore", "GuichetDialogue", "GuichetEngine"]),
    .target(
      name: "GuichetStoreSQLite",
      dependencies: [
        "GuichetCore", "GuichetDialogue", "GuichetStore",
        .product(name: "GRDB", package: "GRDB.swift"),
      ]),
    .testTarget(
      name: "GuichetStoreSQLiteTests",
      dependencies: [
        "GuichetCore", "GuichetDialogue", "GuichetStore", "GuichetStoreSQLite", "GuichetTestKit",
        .product(name: "GRDB", package: "GRDB.swift"),
      ]),
    .systemLibrary(name: "CPostgres", pkgConfig: "libpq", providers: [.apt(["libpq-dev"])]),
    // Empty without the trait.
    .target(
      name: "GuichetStorePostgreSQL",
      dependencies: [
        "GuichetCore", "GuichetDialogue", "GuichetStore",
        .target(name: "CPostgres", condition: .when(traits: ["PostgreSQL"])),
      ]),
    .testTarget(
      name: "GuichetStorePostgreSQLTests",
      dependencies: [
        "GuichetCore", "GuichetDialogue", "GuichetStore", "GuichetStorePostgreSQL",
        "GuichetTestKit",
      ]),
    // What tests share; part of no product.
    .target(
      name: "GuichetTestKit",
      dependencies: [
        "GuichetCore", "GuichetDialogue", "GuichetEngine", "GuichetKnowledge", "GuichetAuthoring",
        "GuichetStore",
      ], path: "Tests/GuichetTestKit"),
    .testTarget(name: "GuichetCoreTests", dependencies: ["GuichetCore", "GuichetTestKit"]),
    .testTarget(
      name: "GuichetDialogueTests",
      dependencies: ["GuichetCore", "GuichetDialogue", "GuichetTestKit"]),
    .testTarget(
      name: "GuichetEngineTests",
      dependencies: [
        "GuichetCore", "GuichetDialogue", "GuichetEngine", "GuichetMatching", "GuichetTestKit",
      ]),
    .testTarget(
      name: "GuichetStoreTests",
      dependencies: [
        "GuichetCore", "GuichetDialogue", "GuichetEngine", "GuichetStore", "GuichetTestKit",
      ]),
    .testTarget(
      name: "GuichetAuthoringTests",
      dependencies: [
        "GuichetCore", "GuichetDialogue", "GuichetEngine", "GuichetKnowledge", "GuichetMatching",
        "GuichetAuthoring", "GuichetReplay", "GuichetTestKit",
      ]),
    .target(
      name: "GuichetReplay",
      dependencies: ["GuichetCore", "GuichetDialogue", "GuichetEngine", "PatternEngine"]),
    .testTarget(
      name: "GuichetReplayTests",
      dependencies: ["GuichetCore", "GuichetEngine", "GuichetReplay"]),
    .target(
      name: "GuichetTerminal", dependencies: ["GuichetCore", "CEditLine"]),
    .target(
      name: "GuichetHTTP",
      dependencies: [
        "GuichetCore", "GuichetStore", "GuichetEngine", "GuichetReplay",
        .product(name: "CoreMetrics", package: "swift-metrics"),
        .product(name: "Crypto", package: "swift-crypto"),
        .product(name: "HTTPTypes", package: "swift-http-types"),
        .product(name: "Hummingbird", package: "hummingbird"),
        .product(name: "HummingbirdCore", package: "hummingbird"),
        .product(name: "HummingbirdTLS", package: "hummingbird"),
        .product(name: "Logging", package: "swift-log"),
        .product(name: "NIOCore", package: "swift-nio"),
        .product(name: "NIOHTTPTypes", package: "swift-nio-extras"),
        .product(name: "ServiceLifecycle", package: "swift-service-lifecycle"),
        .product(name: "UnixSignals", package: "swift-service-lifecycle"),
      ]),
    .testTarget(
      name: "GuichetHTTPTests",
      dependencies: [
        "GuichetCore", "GuichetDialogue", "GuichetEngine", "GuichetReplay", "GuichetStore",
        "GuichetHTTP",
        .product(name: "HTTPTypes", package: "swift-http-types"),
        .product(name: "Hummingbird", package: "hummingbird"),
        .product(name: "HummingbirdCore", package: "hummingbird"),
        .product(name: "HummingbirdTesting", package: "hummingbird"),
        .product(name: "CoreMetrics", package: "swift-metrics"),
        .product(name: "Logging", package: "swift-log"),
        .product(name: "NIOCore", package: "swift-nio"),
        .product(name: "NIOEmbedded", package: "swift-nio"),
        .product(name: "NIOHTTPTypes", package: "swift-nio-extras"),
        .product(name: "ServiceLifecycle", package: "swift-service-lifecycle"),
        .product(name: "UnixSignals", package: "swift-service-lifecycle"),
      ]),
    .executableTarget(
      name: "GuichetCLI",
      dependencies: [
        "GuichetCore", "GuichetAuthoring", "GuichetEngine", "GuichetKnowledge", "GuichetStore",
        "GuichetStorePostgreSQL", "GuichetStoreSQLite",
        "GuichetReplay", "GuichetTerminal", "GuichetHTTP",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
        .product(name: "AsyncHTTPClient", package: "async-http-client"),
        .product(name: "CoreMetrics", package: "swift-metrics"),
        .product(name: "Logging", package: "swift-log"),
        .product(name: "NIOCore", package: "swift-nio"),
        .product(name: "NIOHTTP1", package: "swift-nio"),
      ]),
    .testTarget(
      name: "GuichetKnowledgeTests",
      dependencies: ["GuichetKnowledge", "GuichetAuthoring", "GuichetCore", "PatternEngine"]),
    .testTarget(name: "GuichetTerminalTests", dependencies: ["GuichetCore", "GuichetTerminal"]),
    .testTarget(name: "PatternEngineTests", dependencies: ["PatternEngine"]),
    .testTarget(
      name: "GuichetMatchingTests",
      dependencies: ["GuichetCore", "GuichetMatching", "PatternEngine"]),
  ],
  swiftLanguageModes: [.v6]
)

// Built by scripts/fuzz.sh alone: it has no `main` but libFuzzer's.
if Context.environment["GUICHET_FUZZ"] != nil {
  package.targets.append(
    .executableTarget(
      name: "GuichetFuzz",
      dependencies: [
        "GuichetCore", "GuichetMatching", "GuichetEngine", "GuichetAuthoring", "GuichetReplay",
        "GuichetTestKit",
      ], path: "Fuzz"))
}

let strict: [SwiftSetting] = [
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .enableUpcomingFeature("NonisolatedNonsendingByDefault"),
  .treatAllWarnings(as: .error),
  .treatWarning("ExplicitSendable", as: .error),
]
for target in package.targets where target.type != .system {
  target.swiftSettings = (target.swiftSettings ?? []) + strict
}

import HTTPTypes
import NIOCore
import NIOHTTPTypes

/// Cuts a connection whose client is too slow, whatever it sends meanwhile, or sends far ahead.
///
/// A deadline stands for each part of a request and is not moved by the bytes that trickle in. While the
/// server works on a request there is none. Who sends many requests without reading the answers would
/// keep others waiting.
final class ConnectionWatch: ChannelDuplexHandler, RemovableChannelHandler {
  typealias InboundIn = HTTPRequestPart
  typealias InboundOut = HTTPRequestPart
  typealias OutboundIn = HTTPResponsePart
  typealias OutboundOut = HTTPResponsePart

  /// The most requests a client may send ahead of their answers; browsers send one.
  static let mostAnswersDue = 64

  private let timeouts: ConnectionTimeouts
  private let registry: ConnectionRegistry
  private var record: ConnectionRecord?
  private var deadline: NIODeadline?
  private var check: Scheduled<Void>?
  private var checkedAt = NIODeadline.distantFuture
  private var isReadingBody = false
  private var answersDue = 0

  init(timeouts: ConnectionTimeouts, registry: ConnectionRegistry) {
    self.timeouts = timeouts
    self.registry = registry
  }

  func handlerAdded(context: ChannelHandlerContext) {
    guard record == nil else { return }
    let record = ConnectionRecord(context.channel, at: context.eventLoop.now)
    self.record = record
    registry.add(record)
    expire(after: timeouts.head, context: context)
  }

  func handlerRemoved(context: ChannelHandlerContext) {
    check?.cancel()
    check = nil
    if let record { registry.remove(record) }
    record = nil
  }

  func channelInactive(context: ChannelHandlerContext) {
    handlerRemoved(context: context)
    context.fireChannelInactive()
  }

  func channelRead(context: ChannelHandlerContext, data: NIOAny) {
    switch unwrapInboundIn(data) {
    case .head:
      answersDue += 1
      guard answersDue <= Self.mostAnswersDue else {
        context.close(promise: nil)
        return
      }
      isReadingBody = true
      expire(after: timeouts.body, context: context)
    case .body: break
    case .end:
      isReadingBody = false
      if answersDue > 0 {
        deadline = nil
        record?.work()
      } else {
        awaitNext(context: context)
      }
    }
    context.fireChannelRead(data)
  }

  func write(context: ChannelHandlerContext, data: NIOAny, promise: EventLoopPromise<Void>?) {
    if case .end = unwrapOutboundIn(data) {
      answersDue = max(0, answersDue - 1)
      if answersDue == 0, !isReadingBody { awaitNext(context: context) }
    }
    context.write(data, promise: promise)
  }

  func channelWritabilityChanged(context: ChannelHandlerContext) {
    if !context.channel.isWritable {
      expire(after: timeouts.answer, context: context)
    } else if answersDue > 0, !isReadingBody {
      deadline = nil
    }
    context.fireChannelWritabilityChanged()
  }

  private func awaitNext(context: ChannelHandlerContext) {
    record?.wait(since: context.eventLoop.now)
    expire(after: timeouts.idle, context: context)
  }

  private func expire(after time: Duration, context: ChannelHandlerContext) {
    let end = context.eventLoop.now + TimeAmount(time)
    deadline = end
    // A check under way comes in time, unless the deadline was brought forward.
    if check != nil, checkedAt <= end { return }
    check?.cancel()
    schedule(at: end, context: context)
  }

  private func schedule(at time: NIODeadline, context: ChannelHandlerContext) {
    checkedAt = time
    let bound = NIOLoopBound((watch: self, context: context), eventLoop: context.eventLoop)
    check = context.eventLoop.scheduleTask(deadline: time) {
      let (watch, context) = bound.value
      watch.check = nil
      guard let deadline = watch.deadline else { return }
      if deadline <= context.eventLoop.now {
        context.close(promise: nil)
      } else {
        watch.schedule(at: deadline, context: context)
      }
    }
  }
}

@available(*, unavailable)
extension ConnectionWatch: Sendable {}

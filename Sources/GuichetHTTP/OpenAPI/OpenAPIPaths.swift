/// The paths of the interface, each with its operations as JSON.
enum OpenAPIPaths {
  /// A path and its operations.
  typealias Operations = (path: String, json: String)

  /// The native API.
  static let native: [Operations] = [
    (
      "/v1/conversations",
      #"""
      {"post":{"operationId":"beginConversation","tags":["native"],
       "summary":"Begins a conversation; its token is told this once.",
       "requestBody":{"required":false,"content":{"application/json":{"schema":{"type":"object"}}}},
       "responses":{
        "201":{"description":"The conversation, its token and the greeting.",
         "headers":{"Location":{"schema":{"type":"string"}}},
         "content":{"application/json":{"schema":{"$ref":"#/components/schemas/Begun"}}}},
        \#(problems(400, 413, 415, 422, 429, 503))}}}
      """#
    ),
    (
      "/v1/conversations/{id}",
      #"""
      {"parameters":[\#(conversationID)],
       "get":{"operationId":"showConversation","tags":["native"],"security":[{"token":[]}],
       "summary":"Where the conversation stands, and every turn.",
       "responses":{
        "200":{"description":"The conversation.",
         "content":{"application/json":{"schema":{"$ref":"#/components/schemas/Conversation"}}}},
        \#(problems(401, 404, 429, 503))}},
       "delete":{"operationId":"eraseConversation","tags":["native"],"security":[{"token":[]}],
       "summary":"Erases the conversation for good.",
       "responses":{"204":{"description":"It is erased."},\#(problems(401, 404, 429, 503))}}}
      """#
    ),
    (
      "/v1/conversations/{id}/messages",
      #"""
      {"parameters":[\#(conversationID)],
       "post":{"operationId":"sendMessage","tags":["native"],"security":[{"token":[]}],
       "summary":"Sends a text or a choice; the same id again gives the same turn and changes nothing.",
       "requestBody":{"required":true,"content":{"application/json":{
        "schema":{"$ref":"#/components/schemas/MessageRequest"}}}},
       "responses":{
        "200":{"description":"The turn.",
         "content":{"application/json":{"schema":{"$ref":"#/components/schemas/Turn"}}}},
        \#(problems(400, 401, 404, 409, 413, 415, 422, 429, 503))}}}
      """#
    ),
    (
      "/v1/conversations/{id}/transcript",
      #"""
      {"parameters":[\#(conversationID)],
       "get":{"operationId":"showTranscript","tags":["native"],"security":[{"token":[]}],
       "summary":"The conversation as a transcript that people read and that replays.",
       "responses":{
        "200":{"description":"The transcript.","content":{"text/plain":{"schema":{"type":"string"}}}},
        \#(problems(401, 404, 429, 503))}}}
      """#
    ),
  ]

  /// Rasa's REST channel.
  static let rasa: [Operations] = [
    (
      "/webhooks/rest/",
      #"""
      {"get":{"operationId":"rasaHealth","tags":["rasa"],"summary":"Whether the channel is there.",
       "responses":{\#(healthy),\#(problems(429))}}}
      """#
    ),
    (
      "/webhooks/rest/webhook",
      #"""
      {"post":{"operationId":"rasaMessage","tags":["rasa"],"security":[{},{"key":[]}],
       "summary":"Sends a message of a sender.",
       "requestBody":{"required":true,"content":{"application/json":{
        "schema":{"$ref":"#/components/schemas/RasaMessage"}}}},
       "responses":{
        "200":{"description":"What the bot says; never empty.","content":{"application/json":{"schema":
         {"type":"array","minItems":1,"items":{"$ref":"#/components/schemas/RasaReply"}}}}},
        \#(problems(400, 401, 413, 415, 429, 503))}}}
      """#
    ),
    (
      "/conversations/{sender}/tracker",
      #"""
      {"parameters":[{"name":"sender","in":"path","required":true,"schema":{"type":"string"}}],
       "get":{"operationId":"rasaTracker","tags":["rasa"],"security":[{},{"key":[]}],
       "summary":"The conversation of a sender; empty when nobody wrote under that name.",
       "responses":{
        "200":{"description":"The tracker.",
         "content":{"application/json":{"schema":{"$ref":"#/components/schemas/RasaTracker"}}}},
        \#(problems(401, 404, 429, 503))}}}
      """#
    ),
  ]

  /// The OpenAI-compatible API.
  static let openAI: [Operations] = [
    (
      "/v1/chat/completions",
      #"""
      {"post":{"operationId":"completeChat","tags":["openai"],"security":[{},{"key":[]}],
       "summary":"Answers the last message of a person; sampling and unknown fields are ignored.",
       "parameters":[
        {"name":"X-Conversation-Id","in":"header","required":false,
         "description":"Names a conversation that is kept; without it the messages are read again.",
         "schema":{"type":"string","maxLength":512}},
        {"name":"X-OpenWebUI-Chat-Id","in":"header","required":false,
         "schema":{"type":"string","maxLength":512}}],
       "requestBody":{"required":true,"content":{"application/json":{
        "schema":{"$ref":"#/components/schemas/ChatRequest"}}}},
       "responses":{
        "200":{"description":"The completion, or its events with `stream`.","content":{
         "application/json":{"schema":{"$ref":"#/components/schemas/ChatCompletion"}},
         "text/event-stream":{"schema":{"type":"object","required":["data"],"description":"Each event.",
          "properties":{"data":{"type":"string"}}}}}},
        \#(errors(400, 401, 413, 415, 429, 503))}}}
      """#
    ),
    (
      "/v1/models",
      #"""
      {"get":{"operationId":"listModels","tags":["openai"],"security":[{},{"key":[]}],
       "summary":"The models there are: one, the bot.",
       "responses":{
        "200":{"description":"The list.","content":{"application/json":{"schema":
         {"type":"object","required":["object","data"],"properties":{"object":{"const":"list"},
          "data":{"type":"array","items":{"$ref":"#/components/schemas/Model"}}}}}}},
        \#(errors(401, 429))}}}
      """#
    ),
    (
      "/v1/models/{model}",
      #"""
      {"parameters":[{"name":"model","in":"path","required":true,"schema":{"type":"string"}}],
       "get":{"operationId":"showModel","tags":["openai"],"security":[{},{"key":[]}],
       "summary":"One model.",
       "responses":{
        "200":{"description":"The model.",
         "content":{"application/json":{"schema":{"$ref":"#/components/schemas/Model"}}}},
        \#(errors(401, 404, 429))}}}
      """#
    ),
  ]

  /// What operators use.
  static let operations: [Operations] = [
    (
      "/healthz",
      #"""
      {"get":{"operationId":"isAlive","tags":["operations"],"summary":"Whether the process lives.",
       "responses":{\#(healthy)}}}
      """#
    ),
    (
      "/readyz",
      #"""
      {"get":{"operationId":"isReady","tags":["operations"],
       "summary":"Whether the store answers.","responses":{\#(healthy),\#(problems(503))}}}
      """#
    ),
    ("/metrics", file("metrics", "What Prometheus reads.", "text/plain", isTagged: false)),
    (
      "/openapi.json",
      file("describe", "This document.", "application/json", type: "object")
    ),
  ]

  /// The page and what it is made of.
  static let files: [Operations] = [
    (
      "/v1/guide/{section}",
      #"""
      {"parameters":[{"name":"section","in":"path","required":true,"schema":{"type":"string"}}],
       "get":{"operationId":"showSection","tags":["page"],
       "summary":"A section of the guide that answers stand on.",
       "responses":{
        "200":{"description":"The section.",
         "content":{"application/json":{"schema":{"$ref":"#/components/schemas/GuideSection"}}}},
        \#(problems(404, 429))}}}
      """#
    ),
    ("/", file("page", "A page that chats.", "text/html")),
    ("/page.css", file("pageStyle", "Its style.", "text/css")),
    ("/page.js", file("pageScript", "Its script.", "text/javascript")),
    ("/icon.svg", file("pageIcon", "Its icon.", "image/svg+xml")),
    ("/widget.js", file("widget", "The chat, for other pages.", "text/javascript")),
  ]

  private static let conversationID = #"""
    {"name":"id","in":"path","required":true,"schema":{"type":"string"}}
    """#

  private static let healthy = #"""
    "200":{"description":"Yes.","content":{"application/json":{"schema":{"type":"object",
     "required":["status"],"properties":{"status":{"const":"ok"}}}}}}
    """#

  private static func file(
    _ id: String, _ summary: String, _ mediaType: String, type: String = "string",
    isTagged: Bool = true
  ) -> String {
    let known =
      isTagged ? #""304":{"description":"The browser's copy is the same."},"# : ""
    return #"""
      {"get":{"operationId":"\#(id)","tags":["files"],"summary":"\#(summary)","responses":{
       "200":{"description":"The file.",
        "content":{"\#(mediaType)":{"schema":{"type":"\#(type)"}}}},
       \#(known)\#(problems(429))}}}
      """#
  }

  private static func problems(_ statuses: Int...) -> String {
    statuses.map { ##""\##($0)":{"$ref":"#/components/responses/Problem"}"## }.joined(
      separator: ",")
  }

  private static func errors(_ statuses: Int...) -> String {
    statuses.map { ##""\##($0)":{"$ref":"#/components/responses/OpenAIError"}"## }
      .joined(separator: ",")
  }
}

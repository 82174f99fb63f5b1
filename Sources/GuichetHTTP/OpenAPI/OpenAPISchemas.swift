/// The shapes that the calls take and give, as JSON.
enum OpenAPISchemas {
  /// The components of the document.
  static let components =
    "{\"securitySchemes\":\(security),\n\"responses\":\(responses),\n\"schemas\":{"
    + (turn + conversations + guide + rasa + openAI).joined(separator: ",\n") + "}}"

  private static let security = #"""
    {"token":{"type":"http","scheme":"bearer","description":"The conversation's token."},
     "key":{"type":"http","scheme":"bearer","description":"The operator's key, when there is one."}}
    """#

  private static let responses = #"""
    {"Problem":{"description":"What went wrong and what to do about it (RFC 9457), in French.",
      "content":{"application/problem+json":{"schema":{"type":"object",
       "required":["type","title","status","detail"],"properties":{
        "type":{"type":"string"},"title":{"type":"string"},"status":{"type":"integer"},
        "detail":{"type":"string"}}}}}},
     "OpenAIError":{"description":"What went wrong and what to do about it, in French.",
      "content":{"application/json":{"schema":{"type":"object","required":["error"],"properties":{
       "error":{"type":"object","required":["message","type","param","code"],"properties":{
        "message":{"type":"string"},"type":{"type":"string"},"param":{"type":["string","null"]},
        "code":{"type":["string","null"]}}}}}}}}}
    """#

  private static let turn = [
    #"""
    "Turn":{"type":"object","description":"One exchange: what the bot said, how it read the message, what it knows.",
     "required":["conversation","turn","messages","outcome","understanding","situation","progress"],
     "properties":{"conversation":{"type":"string"},"turn":{"type":"integer","minimum":0},
      "messages":{"type":"array","minItems":1,"items":{"$ref":"#/components/schemas/Message"}},
      "outcome":{"enum":["answered","asked","clarify","fallback","handoff","ended"]},
      "understanding":{"type":"object","required":["intents","corrections","redacted"],"properties":{
       "intents":{"type":"array","items":{"type":"object","required":["id","confidence","pattern","range"],
        "properties":{"id":{"type":"string"},"topic":{"type":"string"},
         "confidence":{"type":"number","exclusiveMinimum":0,"maximum":1},"pattern":{"type":"string"},
         "range":{"type":"array","items":{"type":"integer"},"minItems":2,"maxItems":2},
         "words":{"type":"string"}}}},
       "corrections":{"type":"array","items":{"type":"object","required":["from","to"],
        "properties":{"from":{"type":"string"},"to":{"type":"string"}}}},
       "redacted":{"type":"boolean"}}},
      "situation":{"type":"object","additionalProperties":{"type":"string"}},
      "step":{"type":"string"},"client":{"type":"string"},
      "progress":{"type":"object","required":["done","total"],"properties":{
       "done":{"type":"integer","minimum":0},"total":{"type":"integer","minimum":0}}}}}
    """#,
    #"""
    "Message":{"type":"object","required":["text","format","lang"],"properties":{
     "text":{"type":"string","minLength":1},"format":{"const":"markdown"},"lang":{"type":"string"},
     "topic":{"type":"string"},
     "sources":{"type":"array","minItems":1,"items":{"type":"object","required":["section","title","lines"],
      "properties":{"section":{"type":"string"},"title":{"type":"string"},
       "lines":{"type":"array","items":{"type":"integer","minimum":1},"minItems":2,"maxItems":2}}}},
     "choices":{"type":"array","minItems":1,"items":{"type":"object","required":["label","value"],
      "properties":{"label":{"type":"string"},"value":{"type":"string"},"topic":{"type":"string"}}}}}}
    """#,
  ]

  private static let conversations = [
    #"""
    "Begun":{"type":"object","required":["conversation","token","greeting"],"properties":{
     "conversation":{"type":"string","pattern":"^[0-9a-f]{32}$"},
     "token":{"type":"string","pattern":"^[0-9a-f]{64}$"},
     "greeting":{"$ref":"#/components/schemas/Turn"}}}
    """#,
    #"""
    "MessageRequest":{"type":"object","properties":{
      "id":{"type":["string","null"],"minLength":1,"maxLength":128,
       "description":"The client's id of the message, which makes sending it again safe."}},
     "oneOf":[
      {"required":["text"],"properties":{"text":{"type":"string"},"choice":{"type":"null"}}},
      {"required":["choice"],"properties":{"choice":{"type":"string"},"text":{"type":"null"}}}]}
    """#,
    #"""
    "Conversation":{"type":"object",
     "required":["conversation","turn","outcome","situation","progress","history"],"properties":{
      "conversation":{"type":"string"},"turn":{"type":"integer","minimum":0},
      "outcome":{"type":"string"},"step":{"type":"string"},"client":{"type":"string"},
      "situation":{"type":"object","additionalProperties":{"type":"string"}},
      "progress":{"type":"object"},
      "history":{"type":"array","minItems":1,"items":{"type":"object","required":["at","reply"],
       "properties":{"id":{"type":"string"},"text":{"type":"string"},
        "at":{"type":"string","format":"date-time"},
        "reply":{"$ref":"#/components/schemas/Turn"}}}}}}
    """#,
  ]

  private static let guide = [
    #"""
    "GuideSection":{"type":"object","required":["section","title","passages"],"properties":{
     "section":{"type":"string"},"title":{"type":"string"},
     "passages":{"type":"array","items":{"type":"object","required":["lines","text"],"properties":{
      "lines":{"type":"array","items":{"type":"integer","minimum":1},"minItems":2,"maxItems":2},
      "text":{"type":"string"}}}}}}
    """#
  ]

  private static let rasa = [
    #"""
    "RasaMessage":{"type":"object","required":["sender","message"],"properties":{
     "sender":{"type":"string","maxLength":512,"pattern":"[^ \\t\\n\\r]"},"message":{"type":"string"},
     "metadata":{}}}
    """#,
    #"""
    "RasaReply":{"type":"object","required":["recipient_id","text"],"properties":{
     "recipient_id":{"type":"string"},"text":{"type":"string","minLength":1},
     "buttons":{"type":"array","minItems":1,"items":{"type":"object","required":["title","payload"],
      "properties":{"title":{"type":"string"},"payload":{"type":"string"}}}}}}
    """#,
    #"""
    "RasaTracker":{"type":"object","required":["sender_id","slots","latest_message","events"],
     "properties":{"sender_id":{"type":"string"},
      "slots":{"type":"object","additionalProperties":{"type":"string"}},
      "latest_message":{"type":"object"},"latest_event_time":{"type":"integer"},
      "events":{"type":"array","items":{"type":"object","required":["event","timestamp","text"],
       "properties":{"event":{"enum":["user","bot"]},"timestamp":{"type":"integer"},
        "text":{"type":"string"}}}}}}
    """#,
  ]

  private static let openAI = [
    #"""
    "ChatRequest":{"type":"object","required":["messages"],"properties":{
     "model":{"type":["string","null"]},
     "messages":{"type":"array","minItems":1,"items":{"$ref":"#/components/schemas/ChatMessage"},
      "description":"Up to 200 of them may be the person's."},
     "stream":{"type":["boolean","null"]},
     "stream_options":{"type":["object","null"],"properties":{
      "include_usage":{"type":["boolean","null"]}}}}}
    """#,
    #"""
    "ChatMessage":{"type":"object","required":["role"],"properties":{"role":{"type":"string"}},
     "if":{"properties":{"role":{"const":"user"}}},
     "then":{"required":["content"],"properties":{"content":{"anyOf":[{"type":"string"},
      {"type":"array","items":{"type":"object","properties":{"type":{"type":["string","null"]}},
       "if":{"required":["type"],"properties":{"type":{"const":"text"}}},
       "then":{"properties":{"text":{"type":["string","null"]}}}}}]}}}}
    """#,
    #"""
    "ChatCompletion":{"type":"object","required":["id","object","created","model","choices","usage"],
     "properties":{"id":{"type":"string"},"object":{"const":"chat.completion"},
      "created":{"type":"integer"},"model":{"type":"string"},
      "choices":{"type":"array","minItems":1,"maxItems":1,"items":{"type":"object",
       "required":["index","message","finish_reason"],"properties":{"index":{"const":0},
        "finish_reason":{"const":"stop"},
        "message":{"type":"object","required":["role","content"],"properties":{
         "role":{"const":"assistant"},"content":{"type":"string","minLength":1}}}}}},
      "usage":{"type":"object","required":["prompt_tokens","completion_tokens","total_tokens"]},
      "guichet":{"$ref":"#/components/schemas/Turn"}}}
    """#,
    #"""
    "Model":{"type":"object","required":["id","object","created","owned_by"],"properties":{
     "id":{"type":"string"},"object":{"const":"model"},"created":{"type":"integer"},
     "owned_by":{"type":"string"}}}
    """#,
  ]
}

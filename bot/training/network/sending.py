"""The methods that bring something new into a chat."""

from bot.training.network.checks import Params, Upload
from bot.training.network.errors import ApiError, bad_request
from bot.training.network.files import StoredFile, check_picture, photo_sizes
from bot.training.network.formatting import Entity, check_entities, commands, parse_html, trim, utf16_length
from bot.training.network.markup import read_markup
from bot.training.network.messages import Json
from bot.training.network.phone import Phone
from bot.training.network.world import World

MAX_TEXT = 4096
MAX_CAPTION = 1024
_MAX_UPLOAD = 50 * 1024 * 1024
_TYPE_NAMES = {"photo": "Photo", "voice": "VoiceNote", "document": "Document"}
_ACTIONS = frozenset(
    {
        "typing",
        "upload_photo",
        "record_video",
        "upload_video",
        "record_voice",
        "upload_voice",
        "upload_document",
        "choose_sticker",
        "find_location",
        "record_video_note",
        "upload_video_note",
    }
)


def text_content(p: Params) -> Json:
    """text and entities of a message, as the network stores them."""
    source = p.text("text")
    if not source:
        raise bad_request("message text is empty")
    text, entities = _formatted(p, source, "entities")
    if not text:
        raise bad_request("text must be non-empty")
    if utf16_length(text) > MAX_TEXT:
        raise bad_request("message is too long")
    return {"text": text, "entities": entities}


def caption_content(p: Params) -> Json:
    """caption and its entities; both may be missing."""
    text, entities = _formatted(p, p.text("caption") or "", "caption_entities")
    if utf16_length(text) > MAX_CAPTION:
        raise bad_request("message caption is too long")
    return {"caption": text, "caption_entities": entities}


def _formatted(p: Params, source: str, entities_name: str) -> tuple[str, list[Entity]]:
    mode = (p.text("parse_mode") or "").lower()
    given = p.nested(entities_name)
    if mode == "html":
        text, entities = parse_html(source)
    elif mode:
        raise bad_request("unsupported parse_mode")
    else:
        text, entities = source, check_entities(source, given) if given else []
    text, entities = trim(text, entities)
    found = commands(text)
    if found:
        entities = sorted([*entities, *found], key=lambda e: (e["offset"], -e["length"]))
    return text, entities


def send_message(world: World, p: Params) -> Json:
    return _arrive(world, p, text_content(p))


def send_photo(world: World, p: Params) -> Json:
    stored = _media(world, p, "photo")
    return _arrive(world, p, {"photo": photo_sizes(stored), **caption_content(p)})


def send_voice(world: World, p: Params) -> Json:
    stored = _media(world, p, "voice")
    seconds = p.integer("duration") or stored.seconds
    voice = {**stored.stub(), "duration": seconds, "mime_type": stored.mime_type or "audio/ogg"}
    return _arrive(world, p, {"voice": voice, **caption_content(p)})


def send_document(world: World, p: Params) -> Json:
    stored = _media(world, p, "document")
    named = {"file_name": stored.name, "mime_type": stored.mime_type}
    document = {**stored.stub(), **{key: value for key, value in named.items() if value}}
    return _arrive(world, p, {"document": document, **caption_content(p)})


def send_location(world: World, p: Params) -> Json:
    latitude, longitude = p.decimal("latitude"), p.decimal("longitude")
    if latitude is None or longitude is None:
        raise bad_request(f"{'latitude' if latitude is None else 'longitude'} is empty")
    if not (-90 <= latitude <= 90 and -180 <= longitude <= 180):
        raise bad_request("wrong location coordinates specified")
    place: Json = {"latitude": latitude, "longitude": longitude}
    period = p.integer("live_period")
    if period:
        if not 60 <= period <= 86_400 and period != 0x7FFFFFFF:
            raise bad_request("wrong live location period specified")
        place["live_period"] = period
    return _arrive(world, p, {"location": place})


def send_chat_action(world: World, p: Params) -> bool:
    action = p.text("action")
    if action not in _ACTIONS:
        raise bad_request("wrong parameter action in request")
    world.reachable(p.values.get("chat_id")).show_action(action)
    return True


def _arrive(world: World, p: Params, content: Json) -> Json:
    markup = read_markup(p.nested("reply_markup"))
    silent, protected = p.flag("disable_notification"), p.flag("protect_content")
    phone = world.reachable(p.values.get("chat_id"))
    content = {key: value for key, value in content.items() if value}
    if protected:
        content["has_protected_content"] = True
    answered = _answered(phone, p)
    if answered:
        content["reply_to_message"] = answered
    return phone.receive(content, markup, silent=silent).wire


def _answered(phone: Phone, p: Params) -> Json | None:
    parameters = p.nested("reply_parameters")
    if parameters is None:
        parameters = {"message_id": p.integer("reply_to_message_id")}
    if not isinstance(parameters, dict):
        raise bad_request("object expected as reply parameters")
    message_id = parameters.get("message_id")
    if message_id is None:
        return None
    message = phone.message(message_id) if type(message_id) is int else None
    if message is None and parameters.get("allow_sending_without_reply") is not True:
        raise bad_request("message to be replied not found")
    return {k: v for k, v in message.wire.items() if k != "reply_to_message"} if message else None


def _media(world: World, p: Params, kind: str) -> StoredFile:
    upload = _upload(p, kind)
    if upload:
        if len(upload.data) > _MAX_UPLOAD:
            raise ApiError(413, "Request Entity Too Large")
        if not upload.data:
            raise bad_request("file must be non-empty")
        if kind == "photo":
            check_picture(upload.data)
        return world.files.add(
            kind, upload.data, name=upload.name, mime_type=upload.mime_type, seconds=p.integer("duration") or 0
        )
    return _known_file(world, p.text(kind) or "", kind)


def _upload(p: Params, kind: str) -> Upload | None:
    value = p.values.get(kind)
    if isinstance(value, str) and value.startswith("attach://"):
        return p.files.get(value.removeprefix("attach://"))
    return p.files.get(kind)


def _known_file(world: World, reference: str, kind: str) -> StoredFile:
    if not reference:
        raise bad_request(f"there is no {kind} in the request")
    if reference.startswith(("http://", "https://")):
        # The pretend network reaches no other one.
        raise bad_request("failed to get HTTP URL content")
    stored = world.files.get(reference)
    if stored is None:
        raise bad_request("wrong remote file identifier specified: Wrong string length")
    if stored.kind != kind:
        raise bad_request(f"can't use file of type {_TYPE_NAMES[stored.kind]} as {_TYPE_NAMES[kind]}")
    return stored

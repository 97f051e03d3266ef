"""Pictures, voices and documents in both directions."""

import pytest

from tests.training.network_kit import PNG, TOKEN, Refused, Stand, result


@pytest.fixture
async def stand():
    return Stand()


async def download(stand, file_id):
    path = (await stand.bot("getFile", file_id=file_id))["file_path"]
    return (await stand.bot.client.get(f"http://net/file/bot{TOKEN}/{path}")).content


async def upload(stand, method, field, content, **params):
    response = await stand.bot.client.post(method, data={"chat_id": "101", **params}, files={field: content})
    return result(response)


async def test_a_picture_from_a_phone_can_be_fetched_and_sent_on(stand):
    stand.an.send_photo(PNG, "hiện trường /xem")
    message = await stand.bot.update("message")
    assert message["caption"] == "hiện trường /xem"
    assert message["caption_entities"] == [{"type": "bot_command", "offset": 12, "length": 4}]
    small, full = message["photo"]
    assert (small["width"], full["width"], full["height"], full["file_size"]) == (320, 640, 480, len(PNG))
    assert await download(stand, full["file_id"]) == PNG
    binh = stand.network.phone(102, "Bình")
    binh.start()
    await stand.bot("sendPhoto", chat_id=102, photo=full["file_id"], caption="từ An")
    assert stand.network.file(binh.visible[-1].photo) == PNG
    assert binh.visible[-1].caption == "từ An"


async def test_an_album_keeps_together(stand):
    stand.an.send_photo(b"1", album="a1")
    stand.an.send_photo(b"2", album="a1")
    assert [u["message"]["media_group_id"] for u in await stand.bot.updates()] == ["a1", "a1"]


async def test_a_voice_message_and_a_document_can_be_fetched(stand):
    stand.an.send_voice(b"OggS", 7)
    voice = (await stand.bot.update("message"))["voice"]
    assert (voice["duration"], voice["mime_type"]) == (7, "audio/ogg")
    assert await download(stand, voice["file_id"]) == b"OggS"
    stand.an.send_document(b"PK", "ca trực.xlsx")
    document = (await stand.bot.update("message"))["document"]
    assert document["file_name"] == "ca trực.xlsx"
    assert await download(stand, document["file_id"]) == b"PK"


async def test_the_bot_can_upload_all_three(stand):
    await upload(stand, "sendPhoto", "photo", ("x.png", PNG), caption="ảnh")
    await upload(stand, "sendVoice", "voice", ("x.oga", b"OggS", "audio/ogg"), duration="3")
    sent = await upload(stand, "sendDocument", "document", ("báo cáo.docx", b"PK"))
    assert sent["document"]["file_name"] == "báo cáo.docx"
    photo, voice, document = stand.an.visible[1:]
    assert (photo.caption, stand.network.file(photo.photo)) == ("ảnh", PNG)
    assert (voice.wire["voice"]["duration"], stand.network.file(voice.voice)) == (3, b"OggS")
    assert stand.network.file(document.document) == b"PK"


async def test_a_file_may_be_attached_under_another_name(stand):
    await upload(stand, "sendPhoto", "hinh", ("x.png", PNG), photo="attach://hinh")
    assert stand.an.visible[-1].photo


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"no picture at all", "IMAGE_PROCESS_FAILED"),
        (b"", "file must be non-empty"),
        (PNG[:16] + (1).to_bytes(4) + (900).to_bytes(4), "PHOTO_INVALID_DIMENSIONS"),
        (PNG + bytes(10 * 1024 * 1024), "file of size 10485789 bytes is too big for a photo"),
    ],
)
async def test_what_is_no_picture_is_refused_as_a_photo(stand, content, reason):
    with pytest.raises(Refused) as caught:
        await upload(stand, "sendPhoto", "photo", ("x.png", content))
    assert caught.value.description.startswith(f"Bad Request: {reason}")


async def test_a_jpeg_is_measured(stand):
    jpeg = bytes.fromhex("ffd8ffe000104a46494600010100000100010000ffc0001108012c0190031100021100031100")
    sent = await upload(stand, "sendPhoto", "photo", ("x.jpg", jpeg))
    assert (sent["photo"][-1]["width"], sent["photo"][-1]["height"]) == (400, 300)


@pytest.mark.parametrize(
    ("params", "reason"),
    [
        ({}, "there is no photo in the request"),
        ({"photo": "nonsense"}, "wrong remote file identifier specified: Wrong string length"),
        ({"photo": "https://example.org/a.png"}, "failed to get HTTP URL content"),
        ({"photo": "attach://nothing"}, "wrong remote file identifier specified: Wrong string length"),
    ],
)
async def test_a_photo_must_be_known(stand, params, reason):
    assert await stand.bot.refusal("sendPhoto", chat_id=101, **params) == f"400 Bad Request: {reason}"


async def test_a_voice_cannot_be_sent_as_a_photo(stand):
    voice = stand.network.world.files.add("voice", b"OggS").file_id
    refusal = await stand.bot.refusal("sendPhoto", chat_id=101, photo=voice)
    assert refusal == "400 Bad Request: can't use file of type VoiceNote as Photo"


async def test_a_caption_has_at_most_1024_characters(stand):
    photo = stand.network.world.files.add("photo", PNG).file_id
    await stand.bot("sendPhoto", chat_id=101, photo=photo, caption="ệ" * 1024)
    refusal = await stand.bot.refusal("sendPhoto", chat_id=101, photo=photo, caption="x" * 1025)
    assert refusal == "400 Bad Request: message caption is too long"


async def test_files_are_not_given_to_everybody(stand):
    assert await stand.bot.refusal("getFile", file_id="x") == "400 Bad Request: invalid file_id"
    path = stand.network.world.files.add("photo", PNG).path
    wrong = await stand.bot.client.get(f"http://net/file/bot1:x/{path}")
    assert wrong.status_code == 401
    assert (await stand.bot.client.get(f"http://net/file/bot{TOKEN}/photos/none.jpg")).status_code == 404


async def test_large_files_cannot_be_downloaded(stand):
    file_id = stand.network.world.files.add("document", bytes(20 * 1024 * 1024 + 1)).file_id
    assert await stand.bot.refusal("getFile", file_id=file_id) == "400 Bad Request: file is too big"

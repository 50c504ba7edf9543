#include <doctest/doctest.h>

#include "tests/course/commands.h"
#include "tests/generator/audit/packed.h"
#include "tests/generator/audit/planted.h"
#include "tests/generator/build/temporary_folder.h"

using namespace owldeck;

namespace {

const std::string kText(kPlanted);

constexpr const char* kPicture = "-f lavfi -i color=s=16x16:d=2:r=2 ";

/// What ffmpeg makes with `arguments`, which may name the files `a.srt`,
/// `a.ffmeta` and `a.txt`.
std::string film(const std::string& arguments, const std::string& name) {
  const TemporaryFolder root;
  write_file(root / "a.srt",
             "1\n00:00:00,000 --> 00:00:01,000\nCover every row "
             "but\n\n2\n00:00:01,000 --> 00:00:02,000\none, and "
             "let a learner read it aloud.\n");
  write_file(root / "a.ffmeta",
             ";FFMETADATA1\n[CHAPTER]\nTIMEBASE=1/1\nSTART=0"
             "\nEND=2\ntitle=" +
                 kText + "\n");
  write_file(root / "a.txt", kText);
  output_of("cd '" + root.path().string() + "' && ffmpeg -v error " + kPicture +
            arguments + " " + name);
  return read_file(root / name);
}

std::string box(const std::string& type, const std::string& data) {
  return big(data.size() + 8, 4) + type + data;
}

std::string mp4_with(const std::string& boxes) {
  return box("ftyp", "isom" + big(0, 4)) + boxes;
}

std::vector<PlantedFile> in_mp4() {
  return {
      {"MP4, metadata", "box moov/udta/meta/ilst/.cmt/data",
       film("-metadata comment='" + kText + "' -c:v mpeg4", "a.mp4")},
      {"MP4, title", "box moov/udta/meta/ilst/.nam/data",
       film("-metadata title='" + kText + "' -c:v mpeg4", "a.mp4")},
      {"MP4, subtitles over two samples", "text track 1",
       film("-i a.srt -c:v mpeg4 -c:s mov_text", "a.mp4")},
      {"MP4, chapters", "box moov/udta/chpl",
       film("-i a.ffmeta -map_chapters 1 -c:v mpeg4", "a.mp4")},
      {"MOV, chapters as a text track", "text track 1",
       film("-i a.ffmeta -map_chapters 1 -c:v mpeg4", "a.mov")},
      {"MP4, free box", "box free", mp4_with(box("free", kText))},
      {"MP4, skip box", "box moov/skip",
       mp4_with(box("moov", box("skip", kText)))},
      {"MP4, uuid box", "box uuid",
       mp4_with(box("uuid", std::string(16, 'x') + kText))},
      {"MP4, packed head", "moov/cmov/cmvd",
       mp4_with(box("moov",
                    box("cmov", box("cmvd", big(99, 4) + deflated(kText)))))},
      {"MP4, unused media bytes", "byte 24", mp4_with(box("mdat", kText))}};
}

/// An element with an id and size of 4 bytes each.
std::string element(const std::string& id, const std::string& data) {
  return id + big(0x10000000U | data.size(), 4) + data;
}

/// A film of one subtitle, packed as mkvmerge packs them.
std::string webm_with_packed_subtitle() {
  const std::string compression =
      element("\x50\x34", element("\x42\x54", std::string(1, '\0')));
  const std::string track = element(
      "\xAE", element("\xD7", "\1") + element("\x83", "\x11") +
                  element("\x6D\x80", element("\x62\x40", compression)));
  const std::string block =
      element("\xA1", std::string("\x81\0\0\0", 4) + deflated(kText));
  return element("\x1A\x45\xDF\xA3", "") +
         element("\x18\x53\x80\x67",
                 element("\x16\x54\xAE\x6B", track) +
                     element("\x1F\x43\xB6\x75", element("\xA0", block)));
}

std::vector<PlantedFile> in_webm() {
  return {{"WebM, tag", "tag",
           film("-metadata comment='" + kText + "' -c:v libvpx", "a.webm")},
          {"WebM, title", "title",
           film("-metadata title='" + kText + "' -c:v libvpx", "a.webm")},
          {"WebM, subtitles over two blocks", "subtitle track 1",
           film("-i a.srt -c:v libvpx -c:s webvtt", "a.webm")},
          {"WebM, chapters", "chapter",
           film("-i a.ffmeta -map_chapters 1 -c:v libvpx", "a.webm")},
          {"Matroska, attachment", "attachment a.txt: line 1",
           film("-attach a.txt -metadata:s:t mimetype=text/plain -c:v mpeg4",
                "a.mkv")},
          {"Matroska, packed subtitles", "subtitle track 1",
           webm_with_packed_subtitle()},
          {"WebM, void element", "void element",
           element("\x1A\x45\xDF\xA3", "") + element("\xEC", kText)}};
}

}  // namespace

TEST_CASE("audit: metadata, texts and spare boxes of an MP4 are searched") {
  check_found(in_mp4());
}

TEST_CASE("audit: tags, texts and attachments of a WebM are searched") {
  check_found(in_webm());
}

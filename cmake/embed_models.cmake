# Writes a source file into OUT that takes in FILES below ROOT as they are, and
# lists them. The assembler copies their bytes, so that they cost no time, when
# compiling or when the program starts.
set(blocks "")
set(rows "")
set(number 0)
foreach(file IN LISTS FILES)
  file(SIZE ${ROOT}/${file} size)
  file(SHA256 ${ROOT}/${file} hash)
  # The hash shows a compiler cache that the source has changed.
  string(APPEND blocks "asm(R\"(
    .section .rodata
    .balign 64
    .global owldeck_model_file_${number}
    owldeck_model_file_${number}:
    .incbin \"${ROOT}/${file}\" /* ${hash} */
    .previous
)\");
extern \"C\" const char owldeck_model_file_${number}[${size}];
")
  string(APPEND rows "    {\"models/${file}\",
     {owldeck_model_file_${number}, ${size}}},\n")
  math(EXPR number "${number} + 1")
endforeach()
file(WRITE ${OUT} "#include \"generator/attention/built_in_models.h\"

${blocks}
namespace owldeck {
namespace {
constexpr BuiltInFile kFiles[] = {
${rows}};
}  // namespace
std::span<const BuiltInFile> built_in_models() {
  return kFiles;
}
}  // namespace owldeck
")

# Writes the files FILES below ROOT as string literals into OUT.
set(body "")
foreach(file IN LISTS FILES)
  file(READ ${ROOT}/${file} text)
  string(APPEND body "    {\"${file}\", R\"~~~(${text})~~~\"},\n")
endforeach()
file(WRITE ${OUT} "#include \"generator/theme/embedded.h\"

namespace owldeck {
const std::vector<EmbeddedFile>& embedded_files() {
  static const std::vector<EmbeddedFile> files{
${body}  };
  return files;
}
}  // namespace owldeck
")

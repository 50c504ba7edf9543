# Writes the file FILE as a string literal into OUT: what the function FUNCTION
# of HEADER gives.
file(READ ${FILE} text)
file(WRITE ${OUT} "#include \"${HEADER}\"

namespace owldeck {
std::string_view ${FUNCTION}() {
  return R\"~~~(${text})~~~\";
}
}  // namespace owldeck
")

owldeck_library(deck
  SOURCES
    deck/blueprint.cc deck/check_names.cc deck/data_files.cc deck/decode.cc
    deck/decode_animation.cc deck/decode_attention.cc deck/decode_deck.cc
    deck/decode_diagram.cc deck/decode_tensor_figure.cc
    deck/decode_experiment.cc deck/decode_figure.cc deck/decode_image.cc deck/decode_slide.cc
    deck/decode_words.cc deck/image_files.cc deck/gate.cc deck/load.cc deck/quiz.cc
  USES source paint
  PRIVATE_USES fmt::fmt)
